package dev.sluice.domain.interop;

import dev.sluice.domain.port.IdSource;
import java.time.InstantSource;

/// What import and export take from outside.
public record InteropDependencies(
        NscStoreReader reader, NscStoreWriter writer, ContextFiles contexts, InstantSource clock, IdSource ids) {}
