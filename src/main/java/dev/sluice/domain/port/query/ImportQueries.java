package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// Public imports: those that need no connection.
public interface ImportQueries {
    /// Live ones of the account.
    List<Import> of(PublicKey account);

    /// Live ones of the environment.
    List<Import> in(EnvironmentId environment);
}
