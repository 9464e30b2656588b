package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.connection.ResponseField;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// The form for a new export. It says plainly that nothing flows by an export alone.
final class NewExportSheet {

    private static final Messages TEXTS = Messages.of("exports");

    private NewExportSheet() {}

    /// @param open shows the export of that id
    static void show(ScreenContext context, NewExportModel model, Consumer<String> open) {
        var controller = new NewExportController(context, model, open);
        var account = new PickList<>(Account::name).of(model.accounts());
        account.setId("export-account");
        account.valueProperty().bindBidirectional(model.account());
        var subject = new SubjectField(TEXTS.get("subject"), TEXTS.get("subject.hint"), model.subject());
        subject.input().setId("export-subject");
        var name = new NameField(TEXTS.get("name"), TEXTS.get("name.hint"), model.name());
        name.input().setId("export-name");
        var kind = new Choices<>(TEXTS.get("kind"), model.kind())
                .offer(ShareKind.STREAM, TEXTS.get("kind.stream"), TEXTS.get("kind.stream.hint"))
                .offer(ShareKind.SERVICE, TEXTS.get("kind.service"), TEXTS.get("kind.service.hint"));
        var visibility = new Choices<>(TEXTS.get("visibility"), model.visibility())
                .offer(Visibility.PRIVATE, TEXTS.get("private"), TEXTS.get("private.hint"))
                .offer(Visibility.PUBLIC, TEXTS.get("public"), TEXTS.get("public.hint"));
        var response = new ResponseField(model.response());
        model.kind().subscribe(chosen -> Controls.show(response, Visible.when(chosen == ShareKind.SERVICE)));
        var sheet = new Sheet(TEXTS.get("new"), Sheet.Size.MEDIUM);
        sheet.add(
                new Field(TEXTS.get("account"), account, ""),
                subject,
                new MeantSubject("export-meant", model.meant()),
                name,
                Controls.row("field-pair", kind, visibility),
                response,
                Controls.paragraph(TEXTS.get("eligible"), "note"));
        sheet.startAt(subject.input());
        sheet.primary(TEXTS.get("new.stage"), controller::stage).setId("export-stage");
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.follow(model);
        context.dialogs().show(sheet);
    }
}
