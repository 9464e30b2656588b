package dev.sluice.ui.screen.drift;

import dev.sluice.ui.control.Controls;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// Whether what was chosen can be taken, as it becomes known.
final class VerdictLine {

    private VerdictLine() {}

    /// @param checking said until it is known
    static Label of(DriftChoiceModel model, String id, String checking) {
        var line = Controls.paragraph(checking, "text-muted");
        line.setId(id);
        model.verdict().subscribe(verdict -> {
            if (verdict != null) {
                line.setText(verdict.text());
                line.getStyleClass().setAll("label", verdict.isTakeable() ? "mark-done" : "mark-failed");
                line.setGraphic(Controls.icon(verdict.isTakeable() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
            }
        });
        model.problem().subscribe(problem -> {
            if (problem != null && model.verdict().get() == null) {
                line.setText("");
            }
        });
        return line;
    }
}
