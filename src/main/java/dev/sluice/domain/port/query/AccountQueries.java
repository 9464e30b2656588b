package dev.sluice.domain.port.query;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.AccountTally;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Accounts, and how far the deletion of each has got.
public interface AccountQueries {
    /// Live ones of every role.
    List<Account> in(EnvironmentId environment);

    /// Live or deleted.
    Optional<Account> find(PublicKey key);

    /// The live one of that name.
    Optional<Account> named(EnvironmentId environment, String name);

    /// Deleted ones, by name.
    List<Account> deleted(EnvironmentId environment);

    /// The last deleted one of that name.
    Optional<Account> lastDeleted(EnvironmentId environment, String name);

    /// What hangs on each account by its rows; none for one with nothing.
    Map<PublicKey, AccountTally> tallies(EnvironmentId environment);

    /// What every account of the environment is called, live or deleted.
    Map<PublicKey, String> names(EnvironmentId environment);

    /// What live ones are called.
    Set<String> liveNames(EnvironmentId environment);

    /// Empty for an account that nobody deletes.
    Optional<Removal> removal(PublicKey account);

    /// Of every account of the environment that is deleted or being deleted.
    List<Removal> removals(EnvironmentId environment);
}
