package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// Users of accounts.
public interface UserQueries {
    List<User> of(PublicKey account);

    /// Of every account of the environment, live or deleted.
    List<User> in(EnvironmentId environment);
}
