package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.UserRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

record MemoryUsers(MemoryTx tx) implements UserRepository {
    private List<User> rows(Predicate<User> wanted) {
        return tx.tables()
                .users()
                .rows()
                .filter(wanted)
                .sorted(Comparator.comparing(row -> Names.key(row.name())))
                .toList();
    }

    @Override
    public List<User> of(PublicKey account) {
        return rows(row -> row.isLive() && row.account().equals(account));
    }

    @Override
    public List<User> everOf(PublicKey account) {
        return rows(row -> row.account().equals(account));
    }

    @Override
    public List<User> in(EnvironmentId environment) {
        return rows(row -> row.isLive() && tx.tables().isIn(environment, row.account()));
    }

    @Override
    public List<CredsIssue> issues(PublicKey user) {
        return tx.tables()
                .issues()
                .rows()
                .filter(row -> row.user().equals(user))
                .sorted(Comparator.comparing(CredsIssue::at).reversed())
                .toList();
    }

    @Override
    public void append(CredsIssue issue) {
        tx.tables().issues().put(List.of(issue.user(), tx.tables().issues().size()), issue);
        tx.changed(new Change.CredsIssued(issue));
    }

    @Override
    public void save(User user) {
        MemoryTables.requireKept(user.name());
        of(user.account()).stream()
                .filter(row -> user.isLive()
                        && !row.key().equals(user.key())
                        && Names.key(row.name()).equals(Names.key(user.name())))
                .findFirst()
                .ifPresent(row -> {
                    throw ProblemException.of(
                            ProblemCode.USER_EXISTS, tx.tables().nameOf(user.account()), row.name());
                });
        tx.tables().users().put(user.key(), user);
        tx.changed(new Change.UserSaved(user));
    }
}
