package dev.sluice.ui.screen.pending;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.TextField;

/// Says no to an offer, with a reason that stays in the history.
final class DeclineSheet {

    private static final Messages TEXTS = Messages.of("pending");

    private DeclineSheet() {}

    static void show(ScreenContext context, ConnectionLine line) {
        var sheet = new Sheet(TEXTS.get("decline.title", line.name()), Sheet.Size.SMALL);
        var why = new TextField();
        why.setId("decline-why");
        sheet.add(
                Controls.party(line.exporter().name(), line.exporter().key()),
                Controls.party(line.importer().name(), line.importer().key()),
                Controls.paragraph(TEXTS.get("decline.effect", line.exporter().name())),
                new Field(TEXTS.get("decline.why"), why, TEXTS.get("decline.why.hint")));
        sheet.startAt(why);
        sheet.primary(
                        TEXTS.get("decline.verb"),
                        () -> context.jobs()
                                .run(
                                        () -> context.session()
                                                .services()
                                                .federation()
                                                .decline(
                                                        line.connection().id(),
                                                        ActingAccount.of(
                                                                line.importer().key()),
                                                        why.getText().strip(),
                                                        OperationOptions.now()),
                                        declined -> {
                                            sheet.close();
                                            context.session().lastResult().set(told(line, declined));
                                        },
                                        sheet::showProblem))
                .setId("decline-verb");
        context.dialogs().show(sheet);
    }

    /// A token that was handed out is dead only when every server has its revocation.
    private static String told(ConnectionLine line, OperationResult<Connection> declined) {
        return declined.outcome() instanceof Outcome.Local
                ? TEXTS.get("decline.done", line.name())
                : TEXTS.get("decline.revoked", line.name(), OutcomeText.of(declined.outcome()));
    }
}
