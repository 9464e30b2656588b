package dev.sluice.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The right side of a split: a head with title, badge and actions over sections that scroll.
public final class DetailPane extends VBox {

    private final HBox badges = new HBox();
    /// Breaks into lines: a verb that is cut off is none.
    private final FlowPane actions = new FlowPane();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);

    public DetailPane(String title, String subtitle) {
        getStyleClass().add("detail-pane");
        badges.getStyleClass().add("detail-badges");
        actions.getStyleClass().add("detail-actions");
        body.getStyleClass().add("detail-body");
        var name = Controls.paragraph(title, "detail-title");
        name.setTooltip(Controls.tip(title));
        badges.setMinWidth(USE_PREF_SIZE);
        var head = new VBox(Controls.row("detail-line", name, Controls.spring(), badges));
        if (!subtitle.isEmpty()) {
            head.getChildren().add(Controls.paragraph(subtitle, "detail-subtitle"));
        }
        head.getChildren().add(actions);
        head.getStyleClass().add("detail-head");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(title);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    public DetailPane badge(Node badge) {
        badges.getChildren().add(badge);
        return this;
    }

    public DetailPane action(Node action) {
        actions.getChildren().add(action);
        return this;
    }

    /// Between the head and what follows; does not scroll.
    public DetailPane above(Node bar) {
        getChildren().add(1, bar);
        return this;
    }

    /// This takes the place of the sections.
    public DetailPane filledBy(Node content) {
        getChildren().remove(scroll);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().add(content);
        return this;
    }

    /// A section below the others; no heading when the title is empty.
    public DetailPane section(String title, Node... content) {
        var section = new VBox();
        section.getStyleClass().add("detail-section");
        if (!title.isEmpty()) {
            section.getChildren().add(Controls.label(title, "section-title"));
        }
        section.getChildren().addAll(content);
        body.getChildren().add(section);
        return this;
    }
}
