package dev.sluice.ui.shell;

import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.CommandRegistry;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Title of the screen, the way back, and what is reachable from everywhere.
final class Header extends HBox {

    private static final Messages TEXTS = Messages.of("shell");
    private static final int MOST_COUNTED = 99;

    private final Label title = Controls.label("", "header-title");
    private final Button review;
    private final CommandButton bell;
    private final Label unread = Controls.label("", "bell-count");

    Header(CommandRegistry commands) {
        getStyleClass().add("header");
        title.setId("header-title");
        var push = new CommandButton(commands.get("go.review"));
        review = push.button();
        review.setId("review-and-push");
        bell = icon(commands, "go.notifications");
        unread.setMouseTransparent(true);
        StackPane.setAlignment(unread, Pos.TOP_RIGHT);
        bell.getChildren().add(unread);
        getChildren()
                .addAll(
                        icon(commands, "shell.back"),
                        icon(commands, "shell.forward"),
                        title,
                        Controls.spring(),
                        icon(commands, "shell.palette"),
                        new CommandButton(commands.get("go.share")),
                        push,
                        bell,
                        icon(commands, "shell.theme"),
                        icon(commands, "shell.lock"));
        showStaged(0);
        showUnread(0);
    }

    void showUnread(long count) {
        var text = TEXTS.get("bell.count", count);
        unread.setText(count > MOST_COUNTED ? TEXTS.get("bell.many", MOST_COUNTED) : Long.toString(count));
        Controls.show(unread, Visible.when(count > 0));
        bell.button().setAccessibleText(text);
    }

    void showTitle(String text) {
        title.setText(ForeignText.marked(text));
    }

    void showStaged(int count) {
        var text = count == 0 ? TEXTS.get("command.review") : TEXTS.get("command.review.count", count);
        review.setText(text);
        review.setAccessibleText(text);
        review.getStyleClass().remove("accent");
        if (count > 0) {
            review.getStyleClass().add("accent");
        }
    }

    private static CommandButton icon(CommandRegistry commands, String id) {
        return new CommandButton(commands.get(id), "flat").iconOnly();
    }
}
