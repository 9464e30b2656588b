package dev.sluice.adapter.store.row;

import dev.sluice.adapter.store.row.Upsert.Liveness;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.UserRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class UserRows implements UserRepository {
    private static final Upsert UPSERT = Upsert.of(
            "app_user",
            List.of("public_key", "account_key"),
            Upsert.columns("name, name_key, jwt, created_at, ended_at, live"));
    private static final String INSERT_ISSUE = Upsert.insertion(
            "creds_issue", Upsert.columns("user_key, account_key, person, place, target, until_at, issued_at"));
    private static final RowMapper<User> MAPPER = ResultRow.mapper(
            "app_user",
            "public_key",
            row -> new User(
                    row.key("public_key"),
                    row.key("account_key"),
                    row.name("name"),
                    row.text("jwt"),
                    row.time("created_at"),
                    row.timeOrNull("ended_at")));

    private static final RowMapper<CredsIssue> ISSUE = ResultRow.mapper(
            "creds_issue",
            "user_key",
            row -> new CredsIssue(
                    row.key("user_key"),
                    row.key("account_key"),
                    row.text("person"),
                    new CredsIssue.Place(row.word("place", CredsIssue.Kind.class), row.text("target")),
                    row.timeOrNull("until_at"),
                    row.time("issued_at")));

    private final RowTransaction transaction;
    private final Handle handle;

    public UserRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public List<User> of(PublicKey account) {
        return handle.createQuery("""
                        SELECT * FROM app_user WHERE account_key = :account AND live = TRUE ORDER BY name_key""")
                .bind("account", account.text())
                .map(MAPPER)
                .list();
    }

    @Override
    public List<User> everOf(PublicKey account) {
        return handle.createQuery("""
                        SELECT * FROM app_user WHERE account_key = :account ORDER BY name_key, created_at""")
                .bind("account", account.text())
                .map(MAPPER)
                .list();
    }

    @Override
    public List<User> in(EnvironmentId environment) {
        return handle.createQuery("""
                        SELECT u.* FROM app_user u JOIN account a ON a.public_key = u.account_key
                        WHERE a.environment_id = :environment AND u.live = TRUE ORDER BY u.name_key""")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    @Override
    public List<CredsIssue> issues(PublicKey user) {
        return handle.createQuery("SELECT * FROM creds_issue WHERE user_key = :user ORDER BY issued_at DESC")
                .bind("user", user.text())
                .map(ISSUE)
                .list();
    }

    @Override
    public void append(CredsIssue issue) {
        new Upsert.Values()
                .with("user_key", issue.user().text())
                .with("account_key", issue.account().text())
                .with("person", issue.person())
                .with("place", issue.place().kind().name())
                .with("target", issue.place().name())
                .with("until_at", StoredInstant.ofNullable(issue.until()))
                .with("issued_at", StoredInstant.of(issue.at()))
                .insert(handle, INSERT_ISSUE);
        transaction.changed(new Change.CredsIssued(issue));
    }

    @Override
    public void save(User user) {
        if (user.isLive()) {
            refuseClash(user);
        }
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("public_key", user.key().text())
                        .with("account_key", user.account().text())
                        .with("name", CheckedNames.name(user.name()))
                        .with("name_key", Names.key(user.name()))
                        .with("jwt", user.jwt())
                        .with("created_at", StoredInstant.of(user.createdAt()))
                        .with("ended_at", StoredInstant.ofNullable(user.endedAt()))
                        .live(user.isLive() ? Liveness.LIVE : Liveness.HISTORY));
        transaction.changed(new Change.UserSaved(user));
    }

    private void refuseClash(User user) {
        var clash = handle.createQuery("""
                        SELECT name FROM app_user
                        WHERE account_key = :account AND name_key = :name AND live = TRUE AND public_key <> :key""")
                .bind("account", user.account().text())
                .bind("name", Names.key(user.name()))
                .bind("key", user.key().text())
                .mapTo(String.class)
                .findFirst();
        if (clash.isPresent()) {
            var account = AccountRows.nameOf(handle, user.account());
            throw ProblemException.of(ProblemCode.USER_EXISTS, account, clash.get());
        }
    }
}
