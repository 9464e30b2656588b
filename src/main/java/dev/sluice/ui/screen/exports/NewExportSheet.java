package dev.sluice.ui.screen.exports;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.connection.ResponseField;
import dev.sluice.ui.connection.SubjectStaging;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;

/// The form for a new export. Private unless a person chooses otherwise; it says plainly that nothing flows by an
/// export alone.
final class NewExportSheet {

    private static final Messages TEXTS = Messages.of("exports");

    private final Sheet sheet = new Sheet(TEXTS.get("new"), Sheet.Size.MEDIUM);
    private final PickList<Account> account = new PickList<>(Account::name);
    private final SubjectField subject =
            new SubjectField(TEXTS.get("subject"), TEXTS.get("subject.hint"), NewExportSheet::judge);
    private final NameField name = new NameField(TEXTS.get("name"), TEXTS.get("name.hint"));
    private final Choices<ShareKind> kind = new Choices<>(TEXTS.get("kind"), ShareKind.STREAM);
    private final MeantSubject meant = new MeantSubject("export-meant");
    private final ResponseField response = new ResponseField(subject.text());
    private final Choices<Visibility> visibility = new Choices<>(TEXTS.get("visibility"), Visibility.PRIVATE);

    private NewExportSheet(List<Account> accounts) {
        account.of(accounts);
        account.setId("export-account");
        account.setValue(accounts.getFirst());
        subject.input().setId("export-subject");
        name.input().setId("export-name");
        kind.offer(ShareKind.STREAM, TEXTS.get("kind.stream"), TEXTS.get("kind.stream.hint"))
                .offer(ShareKind.SERVICE, TEXTS.get("kind.service"), TEXTS.get("kind.service.hint"));
        visibility
                .offer(Visibility.PRIVATE, TEXTS.get("private"), TEXTS.get("private.hint"))
                .offer(Visibility.PUBLIC, TEXTS.get("public"), TEXTS.get("public.hint"));
        sheet.add(
                new Field(TEXTS.get("account"), account, ""),
                subject,
                meant,
                name,
                Controls.row("field-pair", kind, visibility),
                response,
                Controls.paragraph(TEXTS.get("eligible"), "note"));
        kind.chosen().subscribe(chosen -> Controls.show(response, Visible.when(chosen == ShareKind.SERVICE)));
        sheet.startAt(subject.input());
    }

    static void show(Dialogs dialogs, List<Account> accounts, SubjectStaging<ExportDraft> staging) {
        var form = new NewExportSheet(accounts);
        form.sheet
                .primary(
                        TEXTS.get("new.stage"),
                        () -> staging.stage(form.draft(), form.meant.named(), form.sheet::close, form::wrong))
                .setId("export-stage");
        var named = Bindings.and(form.subject.usable(), form.name.usable());
        var answers = form.response.usable();
        form.sheet.primaryWhen(Bindings.createBooleanBinding(() -> named.get() && answers.getValue(), named, answers));
        dialogs.show(form.sheet);
    }

    private void wrong(Problem problem) {
        sheet.clearProblem();
        if (!meant.answers(problem, subject)) {
            sheet.showProblem(problem);
        }
    }

    private ExportDraft draft() {
        return new ExportDraft(
                account.getValue().key(),
                name.input().getText(),
                subject.text().get(),
                kind.chosen().get(),
                visibility.chosen().get(),
                kind.chosen().get() == ShareKind.SERVICE ? response.response() : null);
    }

    private static String judge(String text) {
        var subject = Subject.exportable(text);
        return subject.hasWildcard() ? TEXTS.get("subject.example", subject.example()) : "";
    }
}
