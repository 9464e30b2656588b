package dev.sluice.ui.screen.review;

import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.screen.review.Waiting.Confirmed;
import dev.sluice.ui.screen.review.Waiting.Group;
import dev.sluice.ui.screen.review.Waiting.Line;
import dev.sluice.ui.screen.review.Waiting.Sort;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What waits, grouped by account; each change can be discarded.
final class ChangesPane extends VBox {

    private static final Texts TEXTS = Texts.of("review");

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
        getChildren().addAll(Nodes.label(TEXTS.get("changes"), "pane-title"), scroll);
    }

    void show(Waiting waiting) {
        groups.getChildren().setAll(waiting.groups().stream().map(this::group).toList());
    }

    private Node group(Group group) {
        var name = Nodes.label(group.account(), "change-account");
        name.setGraphic(Nodes.icon(Feather.USERS));
        var head = Nodes.row("change-head", name, Nodes.spring());
        if (group.confirmed() == Confirmed.NEVER_PUSHED) {
            head.getChildren().add(new StateBadge(TEXTS.get("new"), Feather.PLUS_CIRCLE, "used"));
        } else if (group.confirmed() != Confirmed.YES) {
            head.getChildren().add(new StateBadge(TEXTS.get("unconfirmed"), Feather.ALERT_TRIANGLE, "warning"));
        }
        var box = new VBox(head);
        box.getStyleClass().add("change-group");
        group.lines().forEach(line -> box.getChildren().add(line(line)));
        if (group.lines().isEmpty()) {
            box.getChildren().add(Nodes.paragraph(why(group), "text-muted", "change-why"));
        }
        return box;
    }

    private Node line(Line line) {
        var icon = line.sort() == Sort.OPENS
                ? Nodes.icon(Feather.UNLOCK, "effect-icon", "effect-opens")
                : Nodes.icon(Feather.LOCK, "effect-icon", "effect-closes");
        var text = Nodes.paragraph(line.text(), "change-text");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var discard = new CommandButton(controller.discard(line), "small", "flat").iconOnly();
        return Nodes.row("change", icon, text, discard);
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
