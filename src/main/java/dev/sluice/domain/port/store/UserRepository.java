package dev.sluice.domain.port.store;

import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.port.query.UserQueries;

/// Users of accounts.
public interface UserRepository extends UserQueries {
    /// @throws dev.sluice.domain.problem.ProblemException `USER_EXISTS`
    void save(User user);

    void append(CredsIssue issue);
}
