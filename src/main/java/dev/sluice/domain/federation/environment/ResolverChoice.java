package dev.sluice.domain.federation.environment;

import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.port.AccountServer;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.query.StoreView;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes the way by which the servers of an environment come by account JWTs: as somebody set it, or as servers
/// show it.
public final class ResolverChoice implements AutoCloseable {
    /// The name of the setting.
    static final String NAME = "resolver";

    /// The name of what is believed of servers that keep nothing, while nothing is set.
    static final String NOTE = "resolver-made";

    private final EnvironmentContext context;
    private @Nullable AccountServer accountServer;
    private @Nullable URI address;
    /// Whether the servers of the present links keep what is pushed.
    private @Nullable Boolean keeps;

    ResolverChoice(EnvironmentContext context) {
        this.context = context;
    }

    /// What was set; empty where servers are to show it.
    public static Optional<ResolverKind> set(StoreView view, EnvironmentId environment) {
        return read(view, environment, NAME);
    }

    /// Whether somebody says, or what was made for servers, that they ask this account server.
    public static boolean isBelieved(EnvironmentContext context, URI accountServer) {
        return context.store()
                .read(view -> set(view, context.id()).or(() -> read(view, context.id(), NOTE)))
                .filter(new ResolverKind.Url(accountServer)::equals)
                .isPresent();
    }

    static Optional<ResolverKind> read(StoreView view, EnvironmentId environment, String name) {
        return view.settings()
                .find(environment.value().toString(), name)
                .map(Setting::content)
                .flatMap(ResolverKind::of);
    }

    /// @param servers as a link gives it
    synchronized Resolver over(Resolver servers) {
        if (keeps == null && set().isEmpty()) {
            keeps = servers.keepsPushed(context.environment().systemAccount());
        }
        return kind().map(kind -> over(servers, kind))
                .orElseGet(
                        () -> new UnknownResolver(servers, context.environment().servers()));
    }

    /// What whoever pushes has to be allowed.
    synchronized SystemRights rights() {
        return kind().filter(ResolverKind.Url.class::isInstance).isPresent()
                ? SystemRights.UPDATER
                : SystemRights.PUSHER;
    }

    private Optional<ResolverKind> set() {
        return context.store().read(view -> set(view, context.id()));
    }

    /// Empty where servers keep nothing, and nobody says where they look instead.
    synchronized Optional<ResolverKind> kind() {
        return set().or(() ->
                Boolean.FALSE.equals(keeps) ? noted().or(this::named) : Optional.of(new ResolverKind.Nats()));
    }

    private Optional<ResolverKind> noted() {
        return context.store().read(view -> read(view, context.id(), NOTE));
    }

    private Resolver over(Resolver servers, ResolverKind kind) {
        return switch (kind) {
            case ResolverKind.Nats _ -> servers;
            case ResolverKind.Memory _ -> new InstalledResolver(servers);
            case ResolverKind.Url url -> new AccountServerResolver(servers, accountServer(url.server()), url.server());
        };
    }

    /// Where servers look that have an operator and no resolver of their own (nats-server-facts.md#1.1).
    private Optional<ResolverKind> named() {
        try {
            return ResolverKind.of(
                            JwtReader.decodeOperator(context.environment().operatorJwt())
                                    .claims()
                                    .accountServerUrl())
                    .filter(ResolverKind.Url.class::isInstance);
        } catch (JwtException _) {
            // Nothing that servers could read either.
            return Optional.empty();
        }
    }

    private AccountServer accountServer(URI base) {
        var open = accountServer;
        if (open == null || !base.equals(address)) {
            closeAccountServer();
            open = context.ports().outside().accountServers().at(base);
            accountServer = open;
            address = base;
        }
        return open;
    }

    private void closeAccountServer() {
        if (accountServer != null) {
            accountServer.close();
            accountServer = null;
        }
    }

    @Override
    public synchronized void close() {
        closeAccountServer();
        // Other links may lead to other servers.
        keeps = null;
    }
}
