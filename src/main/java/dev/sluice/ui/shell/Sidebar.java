package dev.sluice.ui.shell;

import dev.sluice.ui.command.CommandRegistry;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The screens by group, icon and name, with a count where something waits.
final class Sidebar extends VBox {

    private static final Messages TEXTS = Messages.of("shell");

    private record Entry(ToggleButton button, Label badge) {}

    private final Map<ScreenId, Entry> entries = new EnumMap<>(ScreenId.class);
    private final ToggleGroup group = new ToggleGroup();
    private final CommandRegistry commands;
    private boolean elsewhere;

    Sidebar(CommandRegistry commands) {
        this.commands = commands;
        getStyleClass().add("sidebar");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(TEXTS.get("sidebar.name"));
        addGroup(
                "federation",
                List.of(
                        ScreenId.ACCOUNTS,
                        ScreenId.USERS,
                        ScreenId.EXPORTS,
                        ScreenId.IMPORTS,
                        ScreenId.PENDING,
                        ScreenId.CONNECTIONS,
                        ScreenId.TERMINATED));
        addGroup("observe", List.of(ScreenId.FLOWS));
        addGroup(
                "operate",
                List.of(
                        ScreenId.REVIEW,
                        ScreenId.DRIFT,
                        ScreenId.AUDIT,
                        ScreenId.KEYS,
                        ScreenId.ENVIRONMENTS,
                        ScreenId.INSPECTOR,
                        ScreenId.SETTINGS));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null
                    && before != null
                    && !elsewhere
                    && group.getToggles().contains(before)) {
                before.setSelected(true);
            }
        });
    }

    void select(ScreenId screen) {
        var entry = entries.get(home(screen));
        if (entry == null) {
            elsewhere = true;
            group.selectToggle(null);
            elsewhere = false;
        } else {
            entry.button().setSelected(true);
        }
    }

    /// Where a screen is found that has no entry of its own.
    private static ScreenId home(ScreenId screen) {
        return screen == ScreenId.TIERS || screen == ScreenId.TEMPLATES ? ScreenId.ACCOUNTS : screen;
    }

    void badge(ScreenId screen, int count) {
        var entry = entries.get(screen);
        if (entry != null) {
            entry.badge().setText(String.valueOf(count));
            Controls.show(entry.badge(), Visible.when(count > 0));
            var name = TEXTS.get("screen." + screen.key());
            entry.button().setAccessibleText(count > 0 ? TEXTS.get("screen.badge", name, count) : name);
        }
    }

    void focusSelected() {
        if (group.getSelectedToggle() instanceof ToggleButton button) {
            button.requestFocus();
        }
    }

    private void addGroup(String key, List<ScreenId> screens) {
        getChildren().add(Controls.label(TEXTS.get("group." + key), "sidebar-group"));
        screens.forEach(this::addEntry);
    }

    private void addEntry(ScreenId screen) {
        var command = commands.get("go." + screen.key());
        var badge = Controls.label("", "sidebar-badge");
        Controls.show(badge, Visible.NO);
        var name = TEXTS.get("screen." + screen.key());
        var content = new HBox(Controls.icon(command.icon()), Controls.label(name), Controls.spring(), badge);
        content.getStyleClass().add("sidebar-content");
        var button = new ToggleButton();
        button.setGraphic(content);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("sidebar-item");
        button.setId(command.id().replace('.', '-'));
        button.setAccessibleText(name);
        button.setTooltip(Controls.tip(name
                + command.shortcut().map(k -> "  (" + k.getDisplayText() + ")").orElse("")));
        content.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.setOnAction(_ -> {
            button.setSelected(true);
            command.run();
        });
        entries.put(screen, new Entry(button, badge));
        getChildren().add(button);
    }
}
