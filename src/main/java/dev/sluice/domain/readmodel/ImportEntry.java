package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.operation.ImportView;
import org.jspecify.annotations.Nullable;

/// Something an account takes in, with the names of both sides.
///
/// @param connection it rests on; null for an import without consent
public record ImportEntry(
        ImportView view,
        String account,
        String exporter,
        Staging staging,
        @Nullable NamedConnection connection) {}
