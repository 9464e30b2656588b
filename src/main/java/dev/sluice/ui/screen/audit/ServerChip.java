package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.ServerResult;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// What one server said, by icon, name and word.
final class ServerChip {

    private static final Messages TEXTS = Messages.of("audit");

    private ServerChip() {}

    static Node of(ServerResult result) {
        var key = "server." + result.result();
        var word = TEXTS.has(key) ? TEXTS.get(key) : result.result();
        var more = result.detail().isEmpty() ? "" : ": " + result.detail();
        var chip = Controls.label(result.server() + " · " + word + more, "server-chip", style(result));
        chip.setWrapText(true);
        chip.setGraphic(Controls.icon(icon(result)));
        return chip;
    }

    private static Feather icon(ServerResult result) {
        return switch (result.result()) {
            case "stored" -> Feather.CHECK_CIRCLE;
            case "silent" -> Feather.ALERT_TRIANGLE;
            default -> Feather.X_CIRCLE;
        };
    }

    private static String style(ServerResult result) {
        return switch (result.result()) {
            case "stored" -> "mark-done";
            case "silent" -> "mark-warning";
            default -> "mark-failed";
        };
    }
}
