package dev.sluice.domain.interop;

import dev.sluice.domain.interop.plan.StoreFile;
import java.nio.file.Path;
import java.util.List;

/// Port: writes folders that other tools read.
public interface NscStoreWriter {
    /// Writes all files below `folder`, for their owner only, whole or not at all. The folder must not exist, be
    /// empty, or hold exactly what an earlier call wrote.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `FOLDER_NOT_OURS`, `FILE_NOT_WRITTEN`
    void write(Path folder, List<StoreFile> files);
}
