package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Offers a copy of the workspace before something is lost from it.
final class BackupOffer extends VBox {

    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;
    private final Label said = Controls.paragraph(TEXTS.get("backup.text"), "effect-text");
    private final Button button = Controls.button(TEXTS.get("backup.verb"), Feather.SAVE, this::make, "small");

    BackupOffer(ScreenContext context) {
        this.context = context;
        getStyleClass().add("effect-list");
        button.setId("backup-verb");
        said.setId("backup-said");
        getChildren().addAll(Controls.label(TEXTS.get("backup"), "section-title"), said, button);
    }

    private void make() {
        button.setDisable(true);
        said.setText(TEXTS.get("backup.working"));
        context.jobs().run(context.session().workspace()::backUp, this::made, this::failed);
    }

    private void made(Path copy) {
        said.setText(TEXTS.get("backup.done", copy));
        said.setGraphic(Controls.icon(Feather.CHECK_CIRCLE, "mark-done"));
        getChildren().remove(button);
    }

    private void failed(Problem problem) {
        said.setText(problem.inWindow().what() + " " + problem.inWindow().remedy());
        said.setGraphic(Controls.icon(Feather.ALERT_CIRCLE, "mark-failed"));
        button.setDisable(false);
    }
}
