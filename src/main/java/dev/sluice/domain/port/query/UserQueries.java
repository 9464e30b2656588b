package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// Users of accounts.
public interface UserQueries {
    /// Those that are there.
    List<User> of(PublicKey account);

    /// With those that are history.
    List<User> everOf(PublicKey account);

    /// Those that are there, of every account of the environment, live or deleted.
    List<User> in(EnvironmentId environment);

    /// When credentials of that user were handed out, the newest first.
    List<CredsIssue> issues(PublicKey user);
}
