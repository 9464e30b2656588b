package dev.sluice.ui.testing;

import dev.sluice.ui.dialog.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers file dialogs with what a test has set.
public final class TestFiles implements FileDialogs {

    private @Nullable Path answer;

    public void answer(Path path) {
        answer = path;
    }

    @Override
    public Optional<Path> open(String title) {
        return Optional.ofNullable(answer);
    }

    @Override
    public Optional<Path> save(String title, String name) {
        return Optional.ofNullable(answer).map(path -> path.resolve(name));
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.ofNullable(answer);
    }
}
