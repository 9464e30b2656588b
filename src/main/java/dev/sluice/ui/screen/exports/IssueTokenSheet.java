package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenDeliveryPane;
import dev.sluice.ui.token.TokenToDeliver;
import javafx.scene.control.ComboBox;

/// Asks for whom an activation token is, and hands it over as file or text.
final class IssueTokenSheet {

    private static final Messages TEXTS = Messages.of("exports");

    private IssueTokenSheet() {}

    static void show(ScreenContext context, IssueTokenModel model) {
        var controller = new IssueTokenController(context, model);
        var export = model.export();
        var target = new ComboBox<String>();
        target.setEditable(true);
        target.setMaxWidth(Double.MAX_VALUE);
        target.setId("token-target");
        target.getEditor().setId("token-target-text");
        target.getEditor().setAccessibleText(TEXTS.get("token.target"));
        target.getItems().setAll(model.partners().stream().map(Account::name).toList());
        target.getEditor().textProperty().bindBidirectional(model.target().text());
        var targetField = new Field(TEXTS.get("token.target"), target, TEXTS.get("token.target.hint"));
        targetField.follow(model.target());
        var sheet = new Sheet(TEXTS.get("token.title", export.name()), Sheet.Size.MEDIUM);
        sheet.add(Controls.paragraph(TEXTS.get("token.intro", export.subject().text()), "text-muted"), targetField);
        sheet.startAt(target.getEditor());
        sheet.primary(TEXTS.get("token.issue"), controller::issue).setId("token-issue");
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.follow(model);
        model.token().subscribe(token -> {
            if (token != null) {
                target.setDisable(true);
                var delivered = new TokenToDeliver(token, export.name(), model.targetName());
                sheet.add(new TokenDeliveryPane(context, "token", delivered, TEXTS.get("token.made.hint")));
                sheet.finish(TEXTS.get("token.close"));
            }
        });
        context.dialogs().show(sheet);
    }
}
