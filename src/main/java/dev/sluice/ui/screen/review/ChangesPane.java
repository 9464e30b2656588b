package dev.sluice.ui.screen.review;

import dev.sluice.domain.readmodel.Confirmation;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.screen.review.PendingChanges.Group;
import dev.sluice.ui.screen.review.PendingChanges.Line;
import dev.sluice.ui.screen.review.PendingChanges.Sort;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What waits, grouped by account; each change can be discarded.
final class ChangesPane extends VBox {

    private static final Messages TEXTS = Messages.of("review");

    private final ReviewController controller;
    private final VBox groups = new VBox();

    ChangesPane(ReviewController controller) {
        this.controller = controller;
        getStyleClass().add("changes-pane");
        groups.getStyleClass().add("change-groups");
        var scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(TEXTS.get("changes"));
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Controls.label(TEXTS.get("changes"), "pane-title"), scroll);
    }

    void show(PendingChanges waiting) {
        groups.getChildren().setAll(waiting.groups().stream().map(this::group).toList());
    }

    private Node group(Group group) {
        var name = Controls.label(group.account(), "change-account");
        name.setGraphic(Controls.icon(Feather.USERS));
        var head = Controls.row("change-head", name, Controls.spring());
        if (group.confirmed() == Confirmation.NEVER_PUSHED) {
            head.getChildren().add(new StateBadge(TEXTS.get("new"), Feather.PLUS_CIRCLE, "used"));
        } else if (group.confirmed() != Confirmation.YES) {
            head.getChildren().add(new StateBadge(TEXTS.get("unconfirmed"), Feather.ALERT_TRIANGLE, "warning"));
        }
        var box = new VBox(head);
        box.getStyleClass().add("change-group");
        group.lines().forEach(line -> box.getChildren().add(line(line)));
        if (group.lines().isEmpty()) {
            box.getChildren().add(Controls.paragraph(why(group), "text-muted", "change-why"));
        }
        return box;
    }

    private Node line(Line line) {
        var icon = line.sort() == Sort.OPENS
                ? Controls.icon(Feather.UNLOCK, "effect-icon", "effect-opens")
                : Controls.icon(Feather.LOCK, "effect-icon", "effect-closes");
        var text = Controls.paragraph(line.text(), "change-text");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var discard = new CommandButton(controller.discard(line), "small", "flat").iconOnly();
        return Controls.row("change", icon, text, discard);
    }

    private static String why(Group group) {
        return switch (group.confirmed()) {
            case NEVER_PUSHED -> TEXTS.get("why.new");
            case ONLY_READ -> TEXTS.get("why.read");
            case NO -> TEXTS.get("why.unconfirmed");
            case YES -> TEXTS.get("why.partner");
        };
    }
}
