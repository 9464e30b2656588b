package dev.sluice.ui.dialog;

import dev.sluice.domain.problem.Problem;

/// Everything that talks to a person over the screens.
public record Dialogs(SheetHost sheets, Toasts toasts, FileDialogs files) {

    public void show(Sheet sheet) {
        sheets.show(sheet);
    }

    public void say(String text) {
        toasts.say(text);
    }

    public void problem(Problem problem) {
        toasts.problem(problem);
    }
}
