package dev.sluice.ui.control;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small nodes that views are made of, named for screen readers.
public final class Controls {

    private static final Messages TEXTS = Messages.of("common");

    private Controls() {}

    /// A name in it may be of others' making.
    public static Label label(String text, String... styles) {
        var label = new Label(ForeignText.markedLines(text));
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A label that breaks into lines.
    public static Label paragraph(String text, String... styles) {
        var label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A label that is never cut off.
    public static Label whole(String text, String... styles) {
        var label = label(text, styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    public static FontIcon icon(Ikon ikon, String... styles) {
        var icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    public static Button button(String text, Runnable action, String... styles) {
        var button = new Button(ForeignText.markedLines(text));
        button.setMnemonicParsing(false);
        button.setAccessibleText(button.getText());
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> action.run());
        return button;
    }

    public static Button button(String text, Ikon ikon, Runnable action, String... styles) {
        var button = button(text, action, styles);
        button.setGraphic(icon(ikon));
        return button;
    }

    /// Shows an icon only; the text is its tooltip and its name for screen readers.
    public static Button iconButton(String text, Ikon ikon, Runnable action, String... styles) {
        var button = button(text, ikon, action, styles);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setTooltip(tip(text));
        button.getStyleClass().addAll("button-icon", "flat");
        return button;
    }

    /// Leads to what is named.
    public static Hyperlink link(String text, Runnable action) {
        var link = new Hyperlink(ForeignText.marked(text));
        link.setAccessibleText(link.getText());
        link.setOnAction(_ -> action.run());
        return link;
    }

    /// An account that is to be confirmed: names can be chosen to look like others, the ends of a key cannot.
    public static Label party(String name, PublicKey key) {
        return paragraph(TEXTS.get("party", name, key.shortText()), "text-muted");
    }

    public static Tooltip tip(String text) {
        return new Tooltip(ForeignText.markedLines(text));
    }

    /// A line of a menu that is no command.
    public static MenuItem menuItem(String text, Runnable action) {
        var item = new MenuItem(ForeignText.marked(text));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Takes the room that is left in a row.
    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    public static HBox row(String style, Node... children) {
        var row = new HBox(children);
        row.getStyleClass().add(style);
        return row;
    }

    /// Shows or hides a node, with the room it takes.
    public static void show(Node node, Visible visible) {
        node.setVisible(visible == Visible.YES);
        node.setManaged(visible == Visible.YES);
    }

    /// Whether a node is there.
    public enum Visible {
        YES,
        NO;

        public static Visible when(boolean condition) {
            return condition ? YES : NO;
        }
    }
}
