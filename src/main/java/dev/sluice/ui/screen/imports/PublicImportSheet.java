package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.connection.SubjectStaging;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;

/// The form for the import of a public export.
final class PublicImportSheet {

    private static final Messages TEXTS = Messages.of("imports");

    /// What can be chosen.
    record Offer(List<Account> own, List<Account> all, List<Export> exports) {
        Offer {
            own = List.copyOf(own);
            all = List.copyOf(all);
            exports = List.copyOf(exports);
        }

        String nameOf(PublicKey key) {
            return all.stream()
                    .filter(account -> account.key().equals(key))
                    .map(account -> TEXTS.get("party", account.name(), key.shortText()))
                    .findFirst()
                    .orElseGet(key::shortText);
        }
    }

    private final Sheet sheet = new Sheet(TEXTS.get("public"), Sheet.Size.MEDIUM);
    private final PickList<Account> account = new PickList<>(Account::name);
    private final PickList<Export> export;
    private final SubjectField local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), this::arrival);

    private final MeantSubject meant = new MeantSubject("import-meant");

    private PublicImportSheet(Offer offer) {
        export = new PickList<>(e -> TEXTS.get(
                "public.export",
                offer.nameOf(e.account()),
                e.name(),
                e.subject().text()));
        export.setId("import-export");
        account.setId("import-account");
        local.input().setId("import-local");
        export.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                account.of(offer.own().stream()
                        .filter(a -> !a.key().equals(chosen.account()))
                        .toList());
                local.text().set(chosen.subject().text());
                local.judge();
            }
        });
        export.of(offer.exports());
        export.setValue(offer.exports().getFirst());
        sheet.add(
                Controls.paragraph(TEXTS.get("public.intro"), "text-muted"),
                new Field(TEXTS.get("public.choose"), export, ""),
                new Field(TEXTS.get("account"), account, ""),
                local,
                meant);
        local.text().subscribe(text -> meant.rest(text));
        sheet.startAt(export);
    }

    static void show(Dialogs dialogs, Offer offer, SubjectStaging<PublicImportDraft> staging) {
        var form = new PublicImportSheet(offer);
        form.sheet
                .primary(
                        TEXTS.get("public.stage"),
                        () -> staging.stage(form.draft(), form.meant.named(), form.sheet::close, form::wrong))
                .setId("import-stage");
        form.sheet.primaryWhen(
                Bindings.and(form.local.usable(), form.account.valueProperty().isNotNull()));
        dialogs.show(form.sheet);
    }

    private void wrong(Problem problem) {
        sheet.clearProblem();
        if (!meant.answers(problem, local)) {
            sheet.showProblem(problem);
        }
    }

    private PublicImportDraft draft() {
        var chosen = export.getValue();
        return new PublicImportDraft(
                account.getValue().key(),
                chosen.account(),
                chosen.subject().text(),
                chosen.kind(),
                local.text().get());
    }

    private String arrival(String text) {
        var remote = export.getValue().subject();
        var example = remote.example();
        return TEXTS.get("local.example", example, new SubjectMapping(remote, Subject.of(text)).apply(example));
    }
}
