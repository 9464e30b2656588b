package dev.sluice.tour;

import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.dialog.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;

/// Answers for a person who is asked for a file: into the folder of the pictures.
record TourFiles(Path folder, Path store) implements FileDialogs {
    /// Beside the workspaces, which are thrown away: it holds seeds in clear.
    static Path store(Workspaces workspaces) {
        return workspaces.defaultFolder().resolveSibling("nsc");
    }

    @Override
    public Optional<Path> open(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String name) {
        return Optional.of(folder.resolve(name));
    }

    /// The only folder that the tour chooses: what nsc would have.
    @Override
    public Optional<Path> folder(String title) {
        return Optional.of(store);
    }
}
