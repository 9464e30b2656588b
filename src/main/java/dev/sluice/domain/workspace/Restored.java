package dev.sluice.domain.workspace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// What putting back a backup came to.
///
/// @param madeAt when the backup was made
/// @param aside where the workspace now is that was in its place; empty when there was none
public record Restored(Path folder, Instant madeAt, Optional<Path> aside) {}
