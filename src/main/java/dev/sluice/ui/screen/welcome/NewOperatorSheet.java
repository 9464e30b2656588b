package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.form.FolderField;
import dev.sluice.ui.form.LevelField;
import dev.sluice.ui.form.PassphraseFields;
import dev.sluice.ui.session.StartContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.TextField;

/// The form for a new operator, and for the workspace around it if there is none yet.
final class NewOperatorSheet {

    private static final Messages TEXTS = Messages.of("welcome");

    private NewOperatorSheet() {}

    static void show(StartContext context) {
        var model = NewOperatorModel.withWorkspace(context.workspaces().defaultFolder());
        var change = TEXTS.get("operator.folder.change");
        var sheet = form(model)
                .add(
                        new PassphraseFields("operator", model.passphrase()),
                        new FolderField(
                                TEXTS.get("operator.folder"),
                                TEXTS.get("operator.folder.hint"),
                                model.folder(),
                                change,
                                () -> context.dialogs().files().folder(change)));
        show(context, sheet, model, new NewOperatorController(context, model, null));
    }

    /// For a workspace that has no environment yet.
    static void show(StartContext context, Workspace workspace) {
        var model = new NewOperatorModel(workspace.folder());
        show(context, form(model), model, new NewOperatorController(context, model, workspace));
    }

    private static void show(
            StartContext context, Sheet sheet, NewOperatorModel model, NewOperatorController controller) {
        sheet.primary(TEXTS.get("operator.start"), controller::start).setId("operator-start");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }

    private static Sheet form(NewOperatorModel model) {
        var name = new NameField(TEXTS.get("operator.name"), TEXTS.get("operator.name.hint"), model.name());
        name.input().setId("operator-name");
        var servers = new TextField();
        servers.setId("operator-servers");
        servers.getStyleClass().add("mono");
        servers.setPromptText("nats://127.0.0.1:4222");
        servers.textProperty().bindBidirectional(model.servers());
        return new Sheet(TEXTS.get("operator.title"), Sheet.Size.MEDIUM)
                .add(
                        Controls.paragraph(TEXTS.get("operator.intro"), "text-muted"),
                        name,
                        new LevelField("operator-level", model.level()),
                        new Field(TEXTS.get("operator.servers"), servers, TEXTS.get("operator.servers.hint")))
                .startAt(name.input());
    }
}
