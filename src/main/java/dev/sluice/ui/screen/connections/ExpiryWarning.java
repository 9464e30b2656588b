package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.care.Expiry.Nearness;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.mvc.Moments;
import dev.sluice.ui.mvc.Texts;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Above the detail of a connection whose activation is about to end: what then, and the renewal.
final class ExpiryWarning {

    private static final Texts TEXTS = Texts.of("connections");

    private ExpiryWarning() {}

    static Node[] of(ConnectionsRow row, Turns turns, Moments moments) {
        var end = row.connection().expiresAt();
        if (end == null) {
            return new Node[0];
        }
        var over = Countdown.nearness(end, moments) == Nearness.OVER;
        var text = TEXTS.get(over ? "warning.over" : "warning.soon", moments.relative(end), moments.absolute(end));
        var box = new VBox(Countdown.label(end, moments), Nodes.paragraph(text));
        box.getStyleClass().addAll("note", "expiry-warning");
        if (row.exporter().isOurs()) {
            box.getChildren().add(Nodes.row("button-row", new CommandButton(turns.renewNow(row), "accent", "small")));
        } else {
            box.getChildren()
                    .add(Nodes.paragraph(
                            TEXTS.get("warning.foreign", row.exporter().name()), "text-muted"));
        }
        return new Node[] {box};
    }
}
