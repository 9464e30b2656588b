package dev.sluice.domain.model.record;

import dev.sluice.domain.model.ConnectionId;
import java.time.Instant;

/// The last warning that was given before an activation ends.
///
/// @param end of the activation that it was about; a renewed one has another
/// @param days how many before the end it was due
public record ExpiryMark(ConnectionId connection, Instant end, int days) {}
