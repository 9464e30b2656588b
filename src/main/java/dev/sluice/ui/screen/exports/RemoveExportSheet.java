package dev.sluice.ui.screen.exports;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.ConfirmModel;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Says what removing an export does to the other side, then stages it.
final class RemoveExportSheet {

    private static final Messages TEXTS = Messages.of("exports");

    private RemoveExportSheet() {}

    static void show(ScreenContext context, ExportsDetail detail) {
        var export = detail.row().export();
        var model = new ConfirmModel(context.session().typed(export.name(), TypedName.Severity.CUT));
        var controller = new RemoveExportController(context, detail, model);
        var sheet = new Sheet(TEXTS.get("remove.title", export.name()), Sheet.Size.MEDIUM);
        sheet.add(
                Controls.party(detail.row().account(), export.account()),
                Controls.paragraph(TEXTS.get(
                        "remove.effect",
                        detail.row().account(),
                        export.subject().text())));
        detail.users()
                .forEach(
                        user -> sheet.add(Controls.paragraph(TEXTS.get("remove.user", user.account()), "effect-line")));
        detail.publicImporters()
                .forEach(name -> sheet.add(Controls.paragraph(TEXTS.get("remove.public", name), "effect-line")));
        detail.kept()
                .forEach(row -> sheet.add(
                        Controls.paragraph(TEXTS.get("remove.kept", row.account(), row.local()), "effect-line")));
        sheet.ask(model.typed());
        sheet.primary(TEXTS.get("remove.stage"), controller::stage, "danger").setId("export-remove");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }
}
