package dev.sluice.ui.user;

import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.claims.SigningKey.Scoped;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.session.ScreenContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What an account says of its users: its roles, and whom it shuts out. Read again after each change until it is
/// closed.
final class AccountUsers implements AutoCloseable {
    private final ScreenContext context;
    private final LatestOnly reading;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObjectProperty<@Nullable Account> account = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    AccountUsers(ScreenContext context) {
        this.context = context;
        this.reading = context.jobs().lane();
        account.subscribe(this::read);
        subscriptions.add(
                context.session().onChange(EnumSet.of(Topic.ACCOUNTS, Topic.USERS), () -> read(account.get())));
    }

    /// @param users how many users have it
    record Role(Scoped key, int users) {}

    /// @param key of the user, or that of everybody
    /// @param name of a user who is or was made here; empty for others
    record Shut(String key, String name, Instant at) {
        boolean isEverybody() {
            return key.equals(RevokedUsers.ALL);
        }
    }

    record Said(List<Role> roles, List<Shut> revoked) {
        static final Said NOTHING = new Said(List.of(), List.of());
    }

    ObjectProperty<@Nullable Account> account() {
        return account;
    }

    ReadOnlyObjectProperty<Said> said() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    @Override
    public void close() {
        reading.forget();
        subscriptions.close();
    }

    private void read(@Nullable Account owner) {
        if (owner == null) {
            reading.forget();
            said.set(Said.NOTHING);
            return;
        }
        reading.run(() -> of(owner), said::set, problem::set);
    }

    private Said of(Account owner) {
        var services = context.session().services();
        var users = context.session().reads().users().of(owner.key());
        var names = services.users().everOf(owner.key()).stream()
                .collect(Collectors.toMap(user -> user.key().text(), User::name, (_, last) -> last));
        var roles = services.roles().list(owner.key()).stream()
                .map(role -> new Role(role, (int) users.stream()
                        .filter(entry -> role.role().equals(entry.role()))
                        .count()))
                .toList();
        var revoked = services.userChanges().revocations(owner.key()).entrySet().stream()
                .map(shut -> new Shut(
                        shut.getKey(), names.getOrDefault(shut.getKey(), ""), ClaimTime.nearest(shut.getValue())))
                .sorted(Comparator.comparing(Shut::at).reversed())
                .toList();
        return new Said(roles, revoked);
    }
}
