package dev.sluice.domain.model.record;

import dev.sluice.domain.model.EnvironmentId;

/// One setting of the workspace or of an environment.
///
/// @param place [#WORKSPACE], or the id of an environment
/// @param content empty for the default
public record Setting(String place, String name, String content) {
    public static final String WORKSPACE = "workspace";

    public static Setting ofWorkspace(String name, String content) {
        return new Setting(WORKSPACE, name, content);
    }

    public static Setting of(EnvironmentId environment, String name, String content) {
        return new Setting(environment.value().toString(), name, content);
    }
}
