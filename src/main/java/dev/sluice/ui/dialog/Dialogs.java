package dev.sluice.ui.dialog;

import dev.sluice.domain.problem.Problem;

/// Everything that talks to a person over the screens.
public interface Dialogs {

    FileDialogs files();

    void show(Sheet sheet);

    /// Whether a person is in a sheet, and hears of everything there.
    boolean isModal();

    void say(String text);

    /// News of something elsewhere, with the way there.
    void news(String text, String verb, Runnable go);

    void problem(Problem problem);

    /// What a person takes to another program, and what is not to stay in the clipboard.
    SecretCopy secrets();
}
