package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.Export;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.BiConsumer;

/// Says what removing an export does to the other side, then stages it.
final class RemoveExportSheet {

    private static final Messages TEXTS = Messages.of("exports");

    private RemoveExportSheet() {}

    static void show(ScreenContext context, ExportsDetail detail, BiConsumer<Sheet, Export> onStage) {
        var export = detail.row().export();
        var sheet = new Sheet(TEXTS.get("remove.title", export.name()), Sheet.Size.MEDIUM);
        sheet.add(Controls.party(detail.row().account(), export.account()));
        sheet.add(Controls.paragraph(TEXTS.get(
                "remove.effect", detail.row().account(), export.subject().text())));
        detail.users()
                .forEach(
                        user -> sheet.add(Controls.paragraph(TEXTS.get("remove.user", user.account()), "effect-line")));
        detail.publicImporters()
                .forEach(name -> sheet.add(Controls.paragraph(TEXTS.get("remove.public", name), "effect-line")));
        detail.kept()
                .forEach(row -> sheet.add(
                        Controls.paragraph(TEXTS.get("remove.kept", row.account(), row.local()), "effect-line")));
        var typed = new TypedName(export.name(), context.session().environment().level(), TypedName.Act.CUT);
        if (typed.isAsked()) {
            sheet.add(typed.field());
            sheet.startAt(typed.input());
        }
        sheet.primary(TEXTS.get("remove.stage"), () -> onStage.accept(sheet, export), "danger")
                .setId("export-remove");
        sheet.primaryWhen(typed.given());
        context.dialogs().show(sheet);
    }
}
