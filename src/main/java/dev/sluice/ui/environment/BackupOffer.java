package dev.sluice.ui.environment;

import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.ConfirmCountdown;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Offers a copy of the workspace before something is lost from it.
public final class BackupOffer extends VBox {

    private static final Messages TEXTS = Messages.of("environment");

    /// In production, before it can be done (ux.md#2.6).
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final ScreenContext context;
    private final Label said;
    private final Button button = Controls.button(TEXTS.get("backup.verb"), Feather.SAVE, this::make, "small");

    private BackupOffer(ScreenContext context, Level level) {
        this.context = context;
        var why = level == Level.PRODUCTION ? "backup.text.production" : "backup.text";
        said = Controls.paragraph(TEXTS.get(why), "effect-text");
        getStyleClass().add("effect-list");
        button.setId("backup-verb");
        said.setId("backup-said");
        getChildren().addAll(Controls.label(TEXTS.get("backup"), "section-title"), said, button);
    }

    /// What comes before something is deleted for good in production: a copy is offered, and there are some seconds
    /// to turn back.
    public static void before(OperationView sheet, OperationModel model, ScreenContext context) {
        if (context.session().environment().level() == Level.PRODUCTION) {
            before(sheet, model, context, Level.PRODUCTION);
        }
    }

    /// The same before keys go, of which there may be no others: a copy is offered at every level.
    ///
    /// @param level of what is deleted
    public static void before(OperationView sheet, OperationModel model, ScreenContext context, Level level) {
        sheet.with(new BackupOffer(context, level));
        if (level == Level.PRODUCTION) {
            var wait = new ConfirmCountdown(context.moments(), WAIT);
            model.require(wait.over());
            sheet.with(wait.label());
        }
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
