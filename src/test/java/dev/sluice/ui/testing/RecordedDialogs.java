package dev.sluice.ui.testing;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.FileDialogs;
import dev.sluice.ui.dialog.Sheet;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a person would be told, without a window.
public final class RecordedDialogs implements Dialogs {

    private final TestFiles files = new TestFiles();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @Override
    public FileDialogs files() {
        return files;
    }

    /// What the dialogs for files answer.
    public TestFiles answers() {
        return files;
    }

    @Override
    public void show(Sheet sheet) {
        throw new UnsupportedOperationException("a sheet needs a window");
    }

    @Override
    public boolean isModal() {
        return false;
    }

    @Override
    public void say(String text) {
        said.add(text);
    }

    @Override
    public void news(String text, String verb, Runnable go) {
        said.add(text);
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem);
    }

    public List<String> said() {
        return List.copyOf(said);
    }

    public List<ProblemCode> problems() {
        return problems.stream().map(Problem::code).toList();
    }
}
