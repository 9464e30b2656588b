package dev.sluice.ui.command;

import dev.sluice.ui.commandline.CommandLines;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// Something a person can do. One description feeds buttons, tooltips, accessible names, shortcuts, the palette
/// and read-only mode.
public final class Command {

    private final String id;
    private final String name;
    private final Ikon icon;
    private final Impact impact;
    private final Runnable handler;
    private @Nullable KeyCombination shortcut;
    private ObservableValue<String> blocked = new SimpleStringProperty("");
    private @Nullable Supplier<CommandLines> lines;

    private Command(String id, String name, Ikon icon, Impact impact, Runnable handler) {
        this.id = id;
        this.name = name;
        this.icon = icon;
        this.impact = impact;
        this.handler = handler;
    }

    public static Command of(String id, String name, Ikon icon, Impact impact, Runnable handler) {
        return new Command(id, name, icon, impact, handler);
    }

    /// @param keys such as `Shortcut+Shift+P`
    public Command on(String keys) {
        shortcut = KeyCombination.valueOf(keys);
        return this;
    }

    /// @param typed what does the same when it is typed; offered to be copied
    public Command typedAs(Supplier<CommandLines> typed) {
        lines = typed;
        return this;
    }

    /// @param reason why it cannot run now, empty when it can; shown in the tooltip
    public Command unless(ObservableValue<String> reason) {
        var before = blocked;
        blocked = Bindings.createStringBinding(
                () -> before.getValue().isEmpty() ? reason.getValue() : before.getValue(), before, reason);
        return this;
    }

    /// Puts the guard of its impact before its own conditions.
    public Command guardedBy(CommandGuard guard) {
        return unless(guard.reason(impact));
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Ikon icon() {
        return icon;
    }

    public Optional<KeyCombination> shortcut() {
        return Optional.ofNullable(shortcut);
    }

    /// Empty for what has no commands, or has them only once more is said.
    public Optional<Supplier<CommandLines>> lines() {
        return Optional.ofNullable(lines);
    }

    public ObservableValue<String> blocked() {
        return blocked;
    }

    public boolean isEnabled() {
        return blocked.getValue().isEmpty();
    }

    /// Does nothing while it is blocked.
    public void run() {
        if (isEnabled()) {
            handler.run();
        }
    }
}
