package dev.sluice.ui.screen.pending;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Review before an offer is accepted: where it arrives, what starts to flow, then both pushes with what each
/// server said.
final class AcceptSheet {

    private static final Messages TEXTS = Messages.of("pending");

    private AcceptSheet() {}

    static void show(ScreenContext context, ConnectionLine line) {
        var offered = line.connection().share().subject();
        var local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), text -> arrival(offered, text));
        local.input().setId("local-subject");
        local.text().set(offered.text());
        var meant = new MeantSubject("meant-subject");
        var federation = context.session().services().federation();
        var id = line.connection().id();
        var sheet = new OperationSheet<Connection>(context.jobs(), TEXTS.get("accept.title", line.name()))
                .about(line.exporter().name(), line.exporter().key())
                .about(line.importer().name(), line.importer().key())
                .with(
                        Controls.paragraph(TEXTS.get(
                                "accept.intro",
                                line.exporter().name(),
                                line.importer().name(),
                                line.subject())),
                        local,
                        meant)
                .answering(problem -> meant.answers(problem, local))
                .when(local.usable());
        sheet.preview(() -> federation.previewAccept(id, local.text().get()))
                .verb(
                        TEXTS.get("accept.verb"),
                        progress -> federation
                                .accept(
                                        id,
                                        ActingAccount.of(line.importer().key()),
                                        local.text().get(),
                                        OperationOptions.now().with(progress).confirming(meant.named()))
                                .value(),
                        connection -> done(context, connection));
        sheet.startAt(local.input());
        local.text().subscribe((_, _) -> {
            meant.rest(local.text().get());
            if (local.usable().get()) {
                sheet.lookWhenTyped();
            }
        });
        sheet.onClose(sheet::stopLooking);
        context.dialogs().show(sheet);
        sheet.look();
    }

    private static String arrival(Subject offered, String text) {
        var mapping = new SubjectMapping(offered, Subject.of(text));
        var example = offered.example();
        return TEXTS.get("local.example", example, mapping.apply(example));
    }

    private static String done(ScreenContext context, Connection connection) {
        var sentence = TEXTS.get("accept.done", connection.importName(), StateBadge.word(connection.state()));
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
