package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.maintenance.Expiry.Nearness;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Above the detail of a connection whose activation is about to end: what then, and the renewal.
final class ExpiryWarning {

    private static final Messages TEXTS = Messages.of("connections");

    private ExpiryWarning() {}

    static Node[] of(ConnectionsRow row, ConnectionCommands turns, TimeFormat moments) {
        var end = row.connection().expiresAt();
        if (end == null) {
            return new Node[0];
        }
        var over = Countdown.nearness(end, moments) == Nearness.OVER;
        var text = TEXTS.get(over ? "warning.over" : "warning.soon", moments.relative(end), moments.absolute(end));
        var box = new VBox(Countdown.label(end, moments), Controls.paragraph(text));
        box.getStyleClass().addAll("note", "expiry-warning");
        if (row.exporter().isOurs()) {
            box.getChildren()
                    .add(Controls.row("button-row", new CommandButton(turns.renewNow(row), "accent", "small")));
        } else {
            box.getChildren()
                    .add(Controls.paragraph(
                            TEXTS.get("warning.foreign", row.exporter().name()), "text-muted"));
        }
        return new Node[] {box};
    }
}
