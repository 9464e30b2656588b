package dev.sluice.domain.interop.plan;

import dev.sluice.domain.model.EnvironmentId;
import java.nio.file.Path;

/// @param folder where nsc is to find `stores` and `keys`; made, or empty, or of an earlier export
public record ExportRequest(EnvironmentId environment, Path folder, Keys keys) {

    /// Whether seeds leave the vault, in clear.
    public enum Keys {
        WITH_KEYS,
        WITHOUT_KEYS
    }
}
