package dev.sluice.ui.testing;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.FileDialogs;
import dev.sluice.ui.dialog.SecretClipboard;
import dev.sluice.ui.dialog.SecretCopy;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.job.BackgroundJobs;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a person would be told, without a window.
public final class RecordedDialogs implements Dialogs {

    private final TestFiles files = new TestFiles();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final MemoryClipboard copied = new MemoryClipboard();
    private final SecretCopy secrets;

    public RecordedDialogs(BackgroundJobs jobs) {
        this.secrets = new SecretCopy(copied, jobs);
    }

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

    @Override
    public SecretCopy secrets() {
        return secrets;
    }

    /// What lies in the clipboard; empty for nothing.
    public String copied() {
        return copied.text;
    }

    /// Another program copies something.
    public void copyElsewhere(String text) {
        copied.put(text);
    }

    public List<String> said() {
        return List.copyOf(said);
    }

    public List<ProblemCode> problems() {
        return problems.stream().map(Problem::code).toList();
    }

    private static final class MemoryClipboard implements SecretClipboard {
        private String text = "";

        @Override
        public void put(String next) {
            text = next;
        }

        @Override
        public boolean holds(String wanted) {
            return text.equals(wanted);
        }

        @Override
        public void clear() {
            text = "";
        }
    }
}
