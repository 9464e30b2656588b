package dev.sluice.ui.command;

import dev.sluice.domain.feed.Registration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/// Every command of the window by id; two may not share an id or a shortcut.
public final class CommandRegistry {

    private final Map<String, Command> commands = new LinkedHashMap<>();

    public Command add(Command command) {
        var clash = command.shortcut()
                .flatMap(keys -> commands.values().stream()
                        .filter(other -> other.shortcut().filter(keys::equals).isPresent())
                        .findFirst());
        if (clash.isPresent()) {
            throw new IllegalArgumentException(
                    command.id() + " has the shortcut of " + clash.get().id());
        }
        if (commands.putIfAbsent(command.id(), command) != null) {
            throw new IllegalArgumentException("there is a command " + command.id() + " already");
        }
        return command;
    }

    public Command get(String id) {
        var command = commands.get(id);
        if (command == null) {
            throw new IllegalArgumentException("there is no command " + id);
        }
        return command;
    }

    public Collection<Command> all() {
        return List.copyOf(commands.values());
    }

    /// Makes the shortcuts work in a scene.
    ///
    /// @param listening false while something modal is in front
    /// @return takes them back; also from within the command that was asked for by one of them, when the scene is
    ///     going through its shortcuts and can have them removed one by one, but not cleared
    public Registration install(Scene scene, BooleanSupplier listening) {
        var accelerators = scene.getAccelerators();
        var installed = new ArrayList<KeyCombination>();
        for (var command : commands.values()) {
            command.shortcut().ifPresent(keys -> {
                installed.add(keys);
                accelerators.put(keys, () -> {
                    if (listening.getAsBoolean()) {
                        command.run();
                    }
                });
            });
        }
        return () -> installed.forEach(accelerators::remove);
    }
}
