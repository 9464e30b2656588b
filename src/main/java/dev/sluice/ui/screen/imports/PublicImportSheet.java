package dev.sluice.ui.screen.imports;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// The form for the import of a public export.
final class PublicImportSheet {

    private static final Messages TEXTS = Messages.of("imports");

    private PublicImportSheet() {}

    /// @param open shows the import of that id
    static void show(ScreenContext context, PublicImportModel model, Consumer<String> open) {
        var controller = new PublicImportController(context, model, open);
        var offer = model.offer();
        var export = new PickList<Export>(one -> TEXTS.get(
                        "public.export",
                        offer.nameOf(one.account()),
                        one.name(),
                        one.subject().text()))
                .of(offer.exports());
        export.setId("import-export");
        export.valueProperty().bindBidirectional(model.export());
        var account = new PickList<>(Account::name);
        account.setId("import-account");
        account.valueProperty().bindBidirectional(model.account());
        model.importers().subscribe(account::of);
        var local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), model.local());
        local.input().setId("import-local");
        var sheet = new Sheet(TEXTS.get("public"), Sheet.Size.MEDIUM);
        sheet.add(
                Controls.paragraph(TEXTS.get("public.intro"), "text-muted"),
                new Field(TEXTS.get("public.choose"), export, ""),
                new Field(TEXTS.get("account"), account, ""),
                local,
                new MeantSubject("import-meant", model.meant()));
        sheet.startAt(export);
        sheet.primary(TEXTS.get("public.stage"), controller::stage).setId("import-stage");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }
}
