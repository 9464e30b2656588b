package dev.sluice.adapter.nsc;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Where tools keep their things: the XDG folders, on every system alike (jwt-facts.md#3.1).
///
/// @param home of the person
/// @param environment looks up a variable
public record XdgFolders(Path home, Function<String, Optional<String>> environment) {
    Path data() {
        return xdg("XDG_DATA_HOME", ".local/share");
    }

    Path config() {
        return xdg("XDG_CONFIG_HOME", ".config");
    }

    Optional<String> variable(String name) {
        return environment.apply(name).filter(value -> !value.isBlank());
    }

    private Path xdg(String name, String fallback) {
        return variable(name).map(Path::of).orElseGet(() -> home.resolve(fallback));
    }
}
