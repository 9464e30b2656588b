package dev.sluice.domain.port.store;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.port.query.AccountQueries;

/// Accounts, and how far the deletion of each has got.
public interface AccountRepository extends AccountQueries {
    /// @throws dev.sluice.domain.problem.ProblemException `ACCOUNT_EXISTS`
    void save(Account account);

    void save(Removal removal);
}
