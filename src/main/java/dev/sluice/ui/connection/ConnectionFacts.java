package dev.sluice.ui.connection;

import dev.sluice.domain.model.Reason;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;

/// What is to be said of a connection in any state.
public final class ConnectionFacts {

    private static final Messages TEXTS = Messages.of("connection");

    private ConnectionFacts() {}

    public static Facts of(ConnectionLine line, TimeFormat moments) {
        var connection = line.connection();
        var facts = new Facts()
                .add(TEXTS.get("from"), line.exporter().name())
                .add(TEXTS.get("to"), line.importer().name())
                .addMono(TEXTS.get("subject"), line.subject());
        if (!connection.effectiveSubject().equals(connection.share().subject())) {
            facts.addMono(TEXTS.get("arrives"), connection.effectiveSubject().text());
        }
        facts.addMono(TEXTS.get("example"), line.example())
                .add(TEXTS.get("kind"), Kinds.label(connection.share().kind()))
                .add(TEXTS.get("offered"), new TimeLabel(moments, connection.createdAt()))
                .add(
                        TEXTS.get("since"),
                        new TimeLabel(moments, connection.status().since()));
        var expiresAt = connection.expiresAt();
        if (expiresAt != null) {
            facts.add(TEXTS.get("expires"), new TimeLabel(moments, expiresAt));
        }
        var why = why(line);
        if (!why.isEmpty()) {
            facts.add(TEXTS.get("why"), why);
        }
        return facts.addMono(TEXTS.get("id"), connection.id().shortText());
    }

    /// Why it is in its state, with a person's words if there are any; may be empty.
    public static String why(ConnectionLine line) {
        var status = line.connection().status();
        var reason = status.reason() == Reason.NONE ? "" : reason(line, status.reason());
        return status.note() == null || status.note().isBlank() ? reason : reason + " “" + status.note() + "”";
    }

    private static String reason(ConnectionLine line, Reason reason) {
        return TEXTS.get(
                "reason." + reason.word(),
                line.exporter().name(),
                line.importer().name());
    }
}
