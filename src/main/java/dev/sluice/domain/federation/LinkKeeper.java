package dev.sluice.domain.federation;

import dev.sluice.domain.federation.port.LinkFactory.Credentials;
import dev.sluice.domain.federation.port.LinkState;
import dev.sluice.domain.federation.port.Resolver;
import dev.sluice.domain.federation.port.ServerLink;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtWriter;
import dev.sluice.domain.jwt.UserClaims;
import dev.sluice.domain.jwt.UserLimits;
import dev.sluice.domain.model.Registration;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one server link for an environment, opened when first needed, as a system user that Sluice
/// mints for the purpose: it lives
/// for an hour, in memory only, and may do no more than federation needs.
public final class LinkKeeper implements AutoCloseable {
    private static final Duration USER_LIFE = Duration.ofHours(1);

    private final Scope scope;
    private final List<Consumer<LinkState>> listeners = new CopyOnWriteArrayList<>();
    private volatile LinkState state = new LinkState.Off();
    private @Nullable ServerLink link;
    private List<String> linkedTo = List.of();

    LinkKeeper(Scope scope) {
        this.scope = scope;
    }

    public LinkState state() {
        return state;
    }

    /// Told of each change, off the FX thread; the present state first.
    public Registration onState(Consumer<LinkState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }

    /// The resolver of the open link, opening it if needed.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `NO_SERVERS`, `VAULT_LOCKED`, or why the
    /// link cannot be opened
    public synchronized Resolver resolver() {
        var environment = scope.environment();
        if (!environment.hasServers()) {
            throw ProblemException.of(ProblemCode.NO_SERVERS, environment.name());
        }
        if (link != null && !linkedTo.equals(environment.servers())) {
            close();
        }
        var open = link == null ? open(environment.servers()) : link;
        link = open;
        return open.resolver();
    }

    private ServerLink open(List<String> urls) {
        publish(new LinkState.Connecting(scope.now()));
        try {
            var opened = scope.ports().links().open(urls, this::credentials);
            linkedTo = urls;
            opened.onState(this::publish);
            return opened;
        } catch (ProblemException e) {
            publish(new LinkState.Refused(scope.now(), e.problem().text().what()));
            throw e;
        }
    }

    private Credentials credentials() {
        var environment = scope.environment();
        var seed = scope.signer().ephemeral(KeyKind.USER);
        var limits = UserLimits.unlimited().withPermissions(SystemRights.PUSHER.permissions());
        var claims = UserClaims.of(seed.publicKey().text(), "sluice").withLimits(limits);
        var now = scope.now();
        var lasting =
                claims.withBase(claims.base().withExpires(now.plus(USER_LIFE).getEpochSecond()));
        try {
            var signer = scope.signer().signer(environment.systemAccount());
            return new Credentials(JwtWriter.encode(lasting, signer, now.getEpochSecond()), seed);
        } catch (JwtException e) {
            throw new IllegalStateException("a user that Sluice minted is not well-formed", e);
        }
    }

    private void publish(LinkState next) {
        state = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    @Override
    public synchronized void close() {
        if (link != null) {
            link.close();
            link = null;
            linkedTo = List.of();
            publish(new LinkState.Off());
        }
    }
}
