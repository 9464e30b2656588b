package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.operation.Operation;
import java.util.List;
import java.util.Set;

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
        var usage = context.link().resolver().usage(user.account(), delivery.roster(Set.of()));
        var mine = usage.clients().stream()
                .filter(client -> client.user().equals(user.key().text()))
                .toList();
        return new Found(mine, usage.answered(), usage.expected());
    }

    /// Closes them. Who may come back does so by itself: to keep somebody out, revoke.
    public int kick(User user, List<ClientConnection> clients) {
        return context.act(
                Operation.onServers(Action.USER_KICK, user.account()).about(user.name()),
                () -> clients.isEmpty() ? 0 : context.link().kicking(resolver -> resolver.kick(clients)));
    }
}
