package dev.sluice.ui.screen.review;

import dev.sluice.domain.model.server.LinkState;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What must hold before a push, each with its answer, and the button.
final class ChecksBar extends HBox {

    private static final Messages TEXTS = Messages.of("review");

    private final HBox checks = new HBox();
    private final CommandButton push;

    ChecksBar(Command command) {
        getStyleClass().add("checks-bar");
        checks.getStyleClass().add("checks");
        push = new CommandButton(command, "accent");
        var why = Controls.label("", "checks-why");
        why.textProperty()
                .bind(Bindings.createStringBinding(() -> command.blocked().getValue(), command.blocked()));
        why.managedProperty().bind(why.textProperty().isNotEmpty());
        var words = new VBox(checks, why);
        words.getStyleClass().add("checks-words");
        getChildren().addAll(words, Controls.spring(), push);
    }

    void focusPush() {
        push.button().requestFocus();
    }

    void show(PendingChanges waiting, LinkState link, boolean locked) {
        push.button().setText(TEXTS.get("push.changes", waiting.changes()));
        checks.getChildren()
                .setAll(
                        locked ? bad(TEXTS.get("check.vault.not")) : good(TEXTS.get("check.vault")),
                        waiting.servers() == 0
                                ? bad(TEXTS.get("check.servers.not"))
                                : good(TEXTS.get("check.servers", waiting.servers())),
                        link(link));
    }

    private static Node link(LinkState link) {
        return switch (link) {
            case LinkState.Connected connected ->
                good(TEXTS.get("check.link", connected.server().name()));
            case LinkState.Off _ -> check(TEXTS.get("check.link.off"), Feather.CIRCLE, "check-open");
            case LinkState.Connecting _ -> check(TEXTS.get("check.link.connecting"), Feather.LOADER, "check-open");
            case LinkState.Reconnecting _ ->
                check(TEXTS.get("check.link.reconnecting"), Feather.ALERT_TRIANGLE, "mark-warning");
            case LinkState.Refused refused -> bad(TEXTS.get("check.link.refused", refused.reason()));
        };
    }

    private static Node good(String text) {
        return check(text, Feather.CHECK, "mark-done");
    }

    private static Node bad(String text) {
        return check(text, Feather.X, "mark-failed");
    }

    private static Node check(String text, Ikon icon, String style) {
        var label = Controls.label(text, "check", style);
        label.setGraphic(Controls.icon(icon));
        return label;
    }
}
