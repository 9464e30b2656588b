package dev.sluice.ui.screen.terminated;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// One ended connection: why, by whom, what it was.
final class TerminatedDetailView {

    private static final Messages TEXTS = Messages.of("terminated");

    private final TerminatedController controller;
    private final TimeFormat moments;

    TerminatedDetailView(TerminatedController controller, TimeFormat moments) {
        this.controller = controller;
        this.moments = moments;
    }

    Node show(TerminatedRow row) {
        var again = controller.offerAgain(row);
        var pane = new DetailPane(
                        row.name(),
                        TEXTS.get("way", row.exporter().name(), row.importer().name()))
                .badge(StateBadge.of(row.state()))
                .action(new CommandButton(again, "accent"));
        pane.section(TEXTS.get("why"), why(row));
        pane.section(TEXTS.get("ended"), end(row));
        pane.section(TEXTS.get("was"), facts(row));
        if (!again.isEnabled()) {
            pane.section(TEXTS.get("offer"), Controls.paragraph(again.blocked().getValue(), "text-muted"));
        }
        return pane;
    }

    private static Node[] why(TerminatedRow row) {
        var sentence = Controls.paragraph(EndText.why(row));
        var note = row.connection().status().note();
        return note == null || note.isBlank()
                ? new Node[] {sentence}
                : new Node[] {
                    sentence,
                    Controls.paragraph(TEXTS.get("note", row.importer().name(), note), "note")
                };
    }

    private Node end(TerminatedRow row) {
        return new Facts()
                .add(TEXTS.get("when"), time(row.endedAt()))
                .add(TEXTS.get("by"), EndText.by(row))
                .add(TEXTS.get("servers"), TEXTS.get(leftovers(row)));
    }

    private static String leftovers(TerminatedRow row) {
        return row.connection().grant().token() == null ? "servers.never" : "servers.neither";
    }

    private Node facts(TerminatedRow row) {
        Connection connection = row.connection();
        return new Facts()
                .add(TEXTS.get("from"), party(row.exporter()))
                .add(TEXTS.get("to"), party(row.importer()))
                .addMono(TEXTS.get("subject"), row.subject())
                .addMono(TEXTS.get("local"), connection.effectiveSubject().text())
                .add(TEXTS.get("kind"), Kinds.label(connection.share().kind()))
                .add(TEXTS.get("offered"), time(connection.createdAt()))
                .addMono(TEXTS.get("id"), connection.id().shortText());
    }

    private Label time(Instant moment) {
        return Controls.paragraph(TEXTS.get("time", moments.absolute(moment), moments.relative(moment)), "fact-value");
    }

    private Node party(ConnectionParty party) {
        if (party.ownership() == ConnectionParty.Ownership.DELETED) {
            return Controls.label(TEXTS.get("deleted", party.name()), "text-muted");
        }
        var link = Controls.link(party.name(), () -> controller.onOpenAccount(party));
        return link;
    }
}
