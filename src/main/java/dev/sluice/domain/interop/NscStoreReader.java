package dev.sluice.domain.interop;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import java.nio.file.Path;
import java.util.List;

/// Port: reads nsc stores, folders and single files, of any origin. Never follows a link that it finds, never
/// writes, and is bounded in files, depth and bytes. May take long: never on the FX thread.
public interface NscStoreReader {
    /// Places where nsc keeps its things on this machine, as far as they exist.
    List<Path> usualPlaces();

    /// Reads all that lies in these folders and files. What is wrong with a file is among the troubles.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `FILE_UNREADABLE` when a place itself cannot be read
    NscStore read(List<Path> places);

    /// The seed that was found in that file, for the caller to close.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `KEY_INVALID` when the file holds another key by now,
    /// `FILE_UNREADABLE`
    Seed seed(Path file, PublicKey key);
}
