package dev.sluice.ui.dialog;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.job.BackgroundJobs;

/// Sheets and toasts of the window.
public record WindowDialogs(SheetHost sheets, Toasts toasts, FileDialogs files, SecretCopy secrets) implements Dialogs {

    /// With the clipboard of the desktop.
    public WindowDialogs(SheetHost sheets, Toasts toasts, FileDialogs files, BackgroundJobs jobs) {
        this(sheets, toasts, files, new SecretCopy(new NativeSecretClipboard(), jobs));
    }

    @Override
    public void show(Sheet sheet) {
        sheets.show(sheet);
    }

    @Override
    public boolean isModal() {
        return sheets.open().get();
    }

    @Override
    public void say(String text) {
        toasts.say(text);
    }

    @Override
    public void news(String text, String verb, Runnable go) {
        toasts.news(text, verb, go);
    }

    @Override
    public void problem(Problem problem) {
        toasts.problem(problem);
    }
}
