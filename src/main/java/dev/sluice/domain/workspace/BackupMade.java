package dev.sluice.domain.workspace;

import java.nio.file.Path;
import java.time.Instant;

/// A workspace in one sealed file.
///
/// @param madeAt the moment whose state it holds
/// @param bytes of the file
public record BackupMade(Path file, Instant madeAt, long bytes) {}
