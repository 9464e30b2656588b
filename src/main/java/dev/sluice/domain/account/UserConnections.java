package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.model.server.ClientTrial;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Where users are connected now, by what servers say.
public final class UserConnections {
    private final EnvironmentContext context;
    private final Delivery delivery;

    public UserConnections(EnvironmentContext context, Delivery delivery) {
        this.context = context;
        this.delivery = delivery;
    }

    /// @param answered servers that told, of so many expected
    public record Found(List<ClientConnection> clients, int answered, int expected) {
        public Found {
            clients = List.copyOf(clients);
        }
    }

    public Found of(User user) {
        var usage = context.link().resolver().usage(user.account(), delivery.expected(Set.of()));
        var mine = usage.clients().stream()
                .filter(client -> client.user().equals(user.key().text()))
                .toList();
        return new Found(mine, usage.answered(), usage.expected());
    }

    /// Of users that nobody here knows: their credentials were made elsewhere.
    public Found others(PublicKey account) {
        var known = context.store().read(view -> view.users().everOf(account)).stream()
                .map(user -> user.key().text())
                .collect(Collectors.toSet());
        var usage = context.link().resolver().usage(account, delivery.expected(Set.of()));
        var theirs = usage.clients().stream()
                .filter(client -> !client.user().isEmpty() && !known.contains(client.user()))
                .toList();
        return new Found(theirs, usage.answered(), usage.expected());
    }

    /// Whether its credentials let a client in on every server, each of which is asked by a login of its own.
    ///
    /// @param user as it is or will be; its seed is in the vault
    /// @param without names or ids of servers knowingly left out
    public LoginProof logIn(User user, Set<String> without) {
        var expected = delivery.expected(without);
        var logins = context.ports().outside().trials().logIn(target(), () -> credentials(user));
        return LoginProof.of(logins, expected);
    }

    /// Does these as the user, on one server.
    ///
    /// @param inbox the prefix at which it hears answers
    public ClientTrial tryOut(User user, String inbox, List<ClientTrial.Step> steps) {
        var mine = credentials(user);
        var credentials = new Credentials(mine.userJwt(), mine.seed(), inbox);
        return context.ports().outside().trials().tryOut(target(), credentials, steps);
    }

    private Target target() {
        var environment = context.environment();
        if (!environment.hasServers()) {
            throw ProblemException.of(ProblemCode.NO_SERVERS, environment.name());
        }
        return new Target(
                environment.servers(),
                context.store()
                        .read(view -> view.environments().access(context.id()))
                        .tls());
    }

    /// With a copy of its seed, which is wiped after the login.
    private Credentials credentials(User user) {
        return context.signer().lend(user.key(), seed -> {
            var text = seed.text();
            try {
                return new Credentials(user.jwt(), Seed.parse(text));
            } finally {
                Arrays.fill(text, '\0');
            }
        });
    }

    /// Closes them. Who may come back does so by itself: to keep somebody out, revoke.
    public int kick(User user, List<ClientConnection> clients) {
        return context.act(
                Operation.onServers(Action.USER_KICK, user.account()).about(user.name()),
                () -> clients.isEmpty() ? 0 : context.link().kicking(resolver -> resolver.kick(clients)));
    }
}
