package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Says what removing a public import does on either side, then stages it.
final class RemoveImportSheet {

    private static final Messages TEXTS = Messages.of("imports");

    private RemoveImportSheet() {}

    static void show(ScreenContext context, ImportsRow row) {
        var sheet = new Sheet(TEXTS.get("remove.title", row.view().name()), Sheet.Size.MEDIUM);
        var kept = row.standing() == ImportsRow.Standing.KEPT;
        sheet.add(
                Controls.party(row.exporter(), row.view().exporter()),
                Controls.party(row.account(), row.view().account()));
        sheet.add(Controls.paragraph(TEXTS.get(
                kept ? "remove.kept.effect" : "remove.effect",
                row.account(),
                row.view().effectiveSubject().text(),
                row.exporter())));
        var typed =
                new TypedName(row.view().name(), context.session().environment().level(), TypedName.Act.CUT);
        if (typed.isAsked()) {
            sheet.add(typed.field());
            sheet.startAt(typed.input());
        }
        sheet.primary(
                        TEXTS.get(kept ? "remove.kept" : "remove.stage"),
                        () -> context.jobs()
                                .run(
                                        () -> context.session()
                                                .services()
                                                .imports()
                                                .remove(
                                                        row.view().account(),
                                                        row.view()
                                                                .effectiveSubject()
                                                                .text(),
                                                        kept ? OperationOptions.now() : OperationOptions.stage()),
                                        _ -> sheet.close(),
                                        sheet::showProblem),
                        "danger")
                .setId("import-remove");
        sheet.primaryWhen(typed.given());
        context.dialogs().show(sheet);
    }
}
