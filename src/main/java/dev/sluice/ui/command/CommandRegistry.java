package dev.sluice.ui.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;

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
    public void install(Scene scene, BooleanSupplier listening) {
        for (var command : commands.values()) {
            command.shortcut()
                    .ifPresent(keys -> scene.getAccelerators().put(keys, () -> {
                        if (listening.getAsBoolean()) {
                            command.run();
                        }
                    }));
        }
    }
}
