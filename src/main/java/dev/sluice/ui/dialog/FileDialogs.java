package dev.sluice.ui.dialog;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a file or a folder. FX thread; blocks until answered.
public interface FileDialogs {
    Optional<Path> open(String title);

    /// @param name proposed for the new file
    Optional<Path> save(String title, String name);

    Optional<Path> folder(String title);
}
