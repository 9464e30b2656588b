package dev.sluice.domain.port.query;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Set;

/// Every JWT that was signed for an account here, and how far the newest got.
public interface RevisionQueries {
    /// Newest first.
    List<Revision> of(PublicKey account);

    /// Whether this text was ever signed for the account here, or about to be pushed: then it is ours, however
    /// old.
    boolean knows(PublicKey account, String jwt);

    /// Managed live accounts that were never about to be pushed from here, and never seen on every server: brought
    /// in from elsewhere, or waiting for their first push.
    Set<PublicKey> neverPushed(EnvironmentId environment);

    /// Managed live accounts whose last signed text was not seen on every server.
    List<Account> unconfirmed(EnvironmentId environment);
}
