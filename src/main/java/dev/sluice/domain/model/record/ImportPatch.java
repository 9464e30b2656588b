package dev.sluice.domain.model.record;

import org.jspecify.annotations.Nullable;

/// What is to change in what an import says; what is null stays. Names of components are how it is stored.
///
/// @param share whether the exporter is told who asked, where latency is measured
/// @param allowTrace whether messages may be traced through it
public record ImportPatch(@Nullable Boolean share, @Nullable Boolean allowTrace) {
    public boolean isEmpty() {
        return share == null && allowTrace == null;
    }
}
