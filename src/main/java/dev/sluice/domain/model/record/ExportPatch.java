package dev.sluice.domain.model.record;

import org.jspecify.annotations.Nullable;

/// What is to change in what an export says beside its name and subject; what is null stays. Names of components
/// are how it is stored.
///
/// @param responseType as claims have it: `Singleton`, `Stream`, `Chunked`
/// @param responseThreshold milliseconds, 0 for as long as servers usually keep the way back
/// @param sampling of a service's latency
/// @param allowTrace whether requests may be traced through it
public record ExportPatch(
        @Nullable String description,
        @Nullable String infoUrl,
        @Nullable String responseType,
        @Nullable Long responseThreshold,
        @Nullable Sampling sampling,
        @Nullable Long accountTokenPosition,
        @Nullable Boolean allowTrace) {
    /// Changes nothing.
    public static final ExportPatch NONE = new ExportPatch(null, null, null, null, null, null, null);

    public boolean isEmpty() {
        return equals(NONE);
    }

    /// @param percent of requests that are measured; 0 for those that ask for it by a header
    /// @param results the subject that results are published on; empty for no sampling at all
    public record Sampling(long percent, String results) {
        /// Nothing is measured.
        public static final Sampling NONE = new Sampling(0, "");
    }
}
