package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;

/// Says what removing a public import does on either side, then stages it.
final class RemoveImportSheet {

    private static final Texts TEXTS = Texts.of("imports");

    private RemoveImportSheet() {}

    static void show(Desk desk, ImportsRow row) {
        var sheet = new Sheet(TEXTS.get("remove.title", row.view().name()), Sheet.Size.MEDIUM);
        var kept = row.standing() == ImportsRow.Standing.KEPT;
        sheet.add(
                Nodes.party(row.exporter(), row.view().exporter()),
                Nodes.party(row.account(), row.view().account()));
        sheet.add(Nodes.paragraph(TEXTS.get(
                kept ? "remove.kept.effect" : "remove.effect",
                row.account(),
                row.view().effectiveSubject().text(),
                row.exporter())));
        var typed =
                new TypedName(row.view().name(), desk.session().environment().level(), TypedName.Act.CUT);
        if (typed.isAsked()) {
            sheet.add(typed.field());
            sheet.startAt(typed.input());
        }
        sheet.primary(
                        TEXTS.get(kept ? "remove.kept" : "remove.stage"),
                        () -> desk.jobs()
                                .run(
                                        () -> desk.session()
                                                .realm()
                                                .imports()
                                                .remove(
                                                        row.view().account(),
                                                        row.view()
                                                                .effectiveSubject()
                                                                .text(),
                                                        kept ? Manner.now() : Manner.stage()),
                                        _ -> sheet.close(),
                                        sheet::showProblem),
                        "danger")
                .setId("import-remove");
        sheet.primaryWhen(typed.given());
        desk.dialogs().show(sheet);
    }
}
