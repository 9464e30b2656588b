package dev.sluice.ui.screen.pending;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.Outcome;
import dev.sluice.domain.federation.act.Result;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.act.OutcomeText;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;
import javafx.scene.control.TextField;

/// Says no to an offer, with a reason that stays in the history.
final class DeclineSheet {

    private static final Texts TEXTS = Texts.of("pending");

    private DeclineSheet() {}

    static void show(Desk desk, ConnectionLine line) {
        var sheet = new Sheet(TEXTS.get("decline.title", line.name()), Sheet.Size.SMALL);
        var why = new TextField();
        why.setId("decline-why");
        sheet.add(
                Nodes.party(line.exporter().name(), line.exporter().key()),
                Nodes.party(line.importer().name(), line.importer().key()),
                Nodes.paragraph(TEXTS.get("decline.effect", line.exporter().name())),
                new Field(TEXTS.get("decline.why"), why, TEXTS.get("decline.why.hint")));
        sheet.startAt(why);
        sheet.primary(
                        TEXTS.get("decline.verb"),
                        () -> desk.jobs()
                                .run(
                                        () -> desk.session()
                                                .realm()
                                                .federation()
                                                .decline(
                                                        line.connection().id(),
                                                        line.importer().key(),
                                                        why.getText().strip(),
                                                        Manner.now()),
                                        declined -> {
                                            sheet.close();
                                            desk.session().lastResult().set(told(line, declined));
                                        },
                                        sheet::showProblem))
                .setId("decline-verb");
        desk.dialogs().show(sheet);
    }

    /// A token that was handed out is dead only when every server has its revocation.
    private static String told(ConnectionLine line, Result<Connection> declined) {
        return declined.outcome() instanceof Outcome.Local
                ? TEXTS.get("decline.done", line.name())
                : TEXTS.get("decline.revoked", line.name(), OutcomeText.of(declined.outcome()));
    }
}
