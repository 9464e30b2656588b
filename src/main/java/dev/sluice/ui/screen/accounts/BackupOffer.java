package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Offers a copy of the workspace before something is lost from it.
final class BackupOffer extends VBox {

    private static final Texts TEXTS = Texts.of("accounts");

    private final Desk desk;
    private final Label said = Nodes.paragraph(TEXTS.get("backup.text"), "effect-text");
    private final Button button = Nodes.button(TEXTS.get("backup.verb"), Feather.SAVE, this::make, "small");

    BackupOffer(Desk desk) {
        this.desk = desk;
        getStyleClass().add("effect-list");
        button.setId("backup-verb");
        said.setId("backup-said");
        getChildren().addAll(Nodes.label(TEXTS.get("backup"), "section-title"), said, button);
    }

    private void make() {
        button.setDisable(true);
        said.setText(TEXTS.get("backup.working"));
        desk.jobs().run(desk.session().workspace()::backUp, this::made, this::failed);
    }

    private void made(Path copy) {
        said.setText(TEXTS.get("backup.done", copy));
        said.setGraphic(Nodes.icon(Feather.CHECK_CIRCLE, "mark-done"));
        getChildren().remove(button);
    }

    private void failed(Problem problem) {
        said.setText(problem.text().what() + " " + problem.text().remedy());
        said.setGraphic(Nodes.icon(Feather.ALERT_CIRCLE, "mark-failed"));
        button.setDisable(false);
    }
}
