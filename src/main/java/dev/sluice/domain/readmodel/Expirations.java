package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.claims.UserTimes;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.User;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.readmodel.Expiration.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of an environment has an end: the operator, accounts that are signed here, their users, and activations of
/// connections.
public final class Expirations {
    private final FederationStore store;
    private final EnvironmentId environment;

    Expirations(FederationStore store, EnvironmentId environment) {
        this.store = store;
        this.environment = environment;
    }

    /// What ends up to then, and what has ended; the first to end first.
    ///
    /// @param until everything that has an end without
    public List<Expiration> list(@Nullable Instant until) {
        return store.read(view -> all(view)
                .filter(found -> until == null || !found.end().isAfter(until))
                .sorted(Comparator.comparing(Expiration::end)
                        .thenComparing(Expiration::kind)
                        .thenComparing(Expiration::name))
                .toList());
    }

    private Stream<Expiration> all(StoreView view) {
        var accounts = view.accounts().in(environment).stream()
                .filter(account -> account.isLive() && account.isManaged())
                .collect(Collectors.toMap(Account::key, Function.identity()));
        var names = new AccountNames(view);
        var found = new ArrayList<Expiration>();
        view.environments().all().stream()
                .filter(candidate -> candidate.id().equals(environment))
                .forEach(own -> of(own).ifPresent(found::add));
        accounts.values().forEach(account -> of(account).ifPresent(found::add));
        view.users().in(environment).stream()
                .filter(user -> accounts.containsKey(user.account()))
                .forEach(user -> of(user, names).ifPresent(found::add));
        view.connections().ending(environment, null).stream()
                .flatMap(connection -> of(connection, names).stream())
                .forEach(found::add);
        return found.stream();
    }

    /// An operator whose JWT cannot be read is told of wherever it is used.
    private static Optional<Expiration> of(Environment environment) {
        try {
            var claims = JwtReader.decodeOperator(environment.operatorJwt()).claims();
            return ClaimTime.end(claims.base().expires())
                    .map(end -> new Expiration(Kind.OPERATOR, environment.name(), environment.operator(), "", end));
        } catch (JwtException _) {
            return Optional.empty();
        }
    }

    private static Optional<Expiration> of(Account account) {
        return Optional.ofNullable(AccountTimes.of(account).until())
                .map(end -> new Expiration(Kind.ACCOUNT, account.name(), account.key(), "", end));
    }

    private static Optional<Expiration> of(User user, AccountNames names) {
        return UserTimes.end(user)
                .map(end -> new Expiration(Kind.USER, user.name(), user.key(), names.of(user.account()), end));
    }

    /// An offer that waits ends too, and nothing that works stops with it.
    private static Optional<Expiration> of(Connection connection, AccountNames names) {
        if (connection.state() == ConnectionState.PENDING || connection.state().isEnded()) {
            return Optional.empty();
        }
        return Optional.ofNullable(connection.expiresAt())
                .map(end -> new Expiration(
                        Kind.ACTIVATION,
                        connection.share().name(),
                        connection.importer(),
                        names.of(connection.exporter()),
                        end));
    }
}
