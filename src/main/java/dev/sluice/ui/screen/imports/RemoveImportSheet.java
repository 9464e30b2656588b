package dev.sluice.ui.screen.imports;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.ConfirmModel;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Says what removing a public import does on either side, then stages it.
final class RemoveImportSheet {

    private static final Messages TEXTS = Messages.of("imports");

    private RemoveImportSheet() {}

    static void show(ScreenContext context, ImportsRow row) {
        var model = new ConfirmModel(context.session().typed(row.view().name(), TypedName.Severity.CUT));
        var controller = new RemoveImportController(context, row, model);
        var sheet = new Sheet(TEXTS.get("remove.title", row.view().name()), Sheet.Size.MEDIUM);
        sheet.add(
                Controls.party(row.exporter(), row.view().exporter()),
                Controls.party(row.account(), row.view().account()),
                Controls.paragraph(TEXTS.get(
                        controller.isKept() ? "remove.kept.effect" : "remove.effect",
                        row.account(),
                        row.view().effectiveSubject().text(),
                        row.exporter())));
        sheet.ask(model.typed());
        sheet.primary(TEXTS.get(controller.isKept() ? "remove.kept" : "remove.stage"), controller::remove, "danger")
                .setId("import-remove");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }
}
