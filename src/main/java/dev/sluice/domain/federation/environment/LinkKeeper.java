package dev.sluice.domain.federation.environment;

import dev.sluice.domain.federation.claims.AccountKeys;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.EnvironmentAccess.SystemUser;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.domain.port.StoreHash;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps one server link for an environment, opened when first needed, as a system user that Sluice mints for the
/// purpose: it lives for an hour, in memory only, and may look, but change nothing. For each act that pushes
/// another user is minted, who may, and who is gone when the act is over.
public final class LinkKeeper implements AutoCloseable {
    private static final Duration USER_LIFE = Duration.ofHours(1);

    private final EnvironmentContext context;
    private final ResolverChoice choice;
    private final List<Consumer<LinkState>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<StoreHash>> hearers = new CopyOnWriteArrayList<>();
    private volatile LinkState state = new LinkState.Off();
    private @Nullable ServerLink link;
    private @Nullable Target linkedTo;
    /// Whose stores are listened to, for as long as it lives.
    private @Nullable ServerLink watched;
    private @Nullable ServerLink pusher;
    private int pushing;
    /// Whether the link leads where it should for as long as somebody pushes.
    private boolean isSettled;

    LinkKeeper(EnvironmentContext context) {
        this.context = context;
        this.choice = new ResolverChoice(context);
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

    /// The resolver of the open link, opening it if needed. While somebody pushes it leads where it led when first
    /// asked for: half of an act on other servers would be worse than a whole one on these.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `NO_SERVERS`, `VAULT_LOCKED`, or why the link cannot be
    /// opened
    public synchronized Resolver resolver() {
        if (link != null && isSettled) {
            return choice.over(link.resolver());
        }
        var target = target();
        if (link != null && !target.equals(linkedTo)) {
            close();
        }
        var open = link == null ? open(target) : link;
        link = open;
        isSettled = pushing > 0;
        return choice.over(open.resolver());
    }

    /// Whether the servers of the open link are known to ask this account server.
    public boolean asks(URI accountServer) {
        return choice.kind().filter(new ResolverKind.Url(accountServer)::equals).isPresent();
    }

    private Target target() {
        return context.store().read(view -> {
            var environment = context.environment(view);
            if (!environment.hasServers()) {
                throw ProblemException.of(ProblemCode.NO_SERVERS, environment.name());
            }
            return new Target(
                    environment.servers(),
                    view.environments().access(context.id()).tls());
        });
    }

    /// Lends a resolver that may push.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException as [#resolver()]
    public <T> T pushing(Function<Resolver, T> act) {
        try (var _ = holdPusher()) {
            return act.apply(pusher());
        }
    }

    /// Lends a resolver that may close connections of clients, on a link of its own.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException as [#resolver()]
    public <T> T kicking(Function<Resolver, T> act) {
        try (var open = context.ports().links().open(target(), () -> credentials(SystemRights.KICKER))) {
            return act.apply(open.resolver());
        }
    }

    /// Whatever is pushed until this is closed goes over one link, made at the first push.
    public synchronized Registration holdPusher() {
        pushing++;
        return this::releasePusher;
    }

    private synchronized void releasePusher() {
        pushing--;
        if (pushing == 0) {
            isSettled = false;
            closePusher();
        }
    }

    private synchronized Resolver pusher() {
        var open = pusher == null ? context.ports().links().open(target(), () -> credentials(choice.rights())) : pusher;
        pusher = open;
        return choice.over(open.resolver());
    }

    private void closePusher() {
        if (pusher != null) {
            pusher.close();
            pusher = null;
        }
    }

    /// Told what the stores of servers hash to, by this link and those after it.
    public synchronized Registration watchStores(Consumer<StoreHash> listener) {
        hearers.add(listener);
        watchStores(link);
        return () -> hearers.remove(listener);
    }

    /// Once for each link, whoever comes and goes.
    private void watchStores(@Nullable ServerLink open) {
        if (open != null && !open.equals(watched) && !hearers.isEmpty()) {
            open.watchStores(this::heard);
            watched = open;
        }
    }

    private void heard(StoreHash hash) {
        hearers.forEach(hearer -> hearer.accept(hash));
    }

    private ServerLink open(Target target) {
        publish(new LinkState.Connecting(context.now()));
        try {
            var opened = context.ports().links().open(target, () -> credentials(SystemRights.MONITOR));
            linkedTo = target;
            opened.onState(this::publish);
            watchStores(opened);
            return opened;
        } catch (ProblemException e) {
            publish(new LinkState.Refused(context.now(), e.problem().text().what()));
            throw e;
        }
    }

    private Credentials credentials(SystemRights rights) {
        var supplied = context.store()
                .read(view -> view.environments().access(context.id()))
                .systemUser();
        return supplied == null ? minted(rights) : supplied(supplied);
    }

    /// A copy of the seed, which the link wipes when it is done.
    private Credentials supplied(SystemUser user) {
        var inbox = InboxPrefix.of(user.jwt());
        return context.signer().lend(user.key(), seed -> {
            var text = seed.text();
            try {
                return new Credentials(user.jwt(), Seed.parse(text), inbox);
            } finally {
                Arrays.fill(text, '\0');
            }
        });
    }

    private Credentials minted(SystemRights rights) {
        var environment = context.environment();
        var strict = context.operator(environment).strictSigningKeyUsage();
        var keys = context.store()
                .read(view -> AccountKeys.minting(context.signer(), view, environment.systemAccount(), strict));
        if (!context.signer().holds(keys.key())) {
            throw ProblemException.of(ProblemCode.NO_SYSTEM_KEY, environment.name());
        }
        if (!keys.isTakenBy(strict)) {
            var system = context.store().read(view -> context.nameOf(view, environment.systemAccount()));
            throw ProblemException.of(ProblemCode.SIGNING_KEY_REQUIRED, system);
        }
        var seed = context.signer().ephemeral(KeyKind.USER);
        var limits = UserLimits.unlimited().withPermissions(rights.permissions());
        var claims = keys.user(seed.publicKey(), "sluice").withLimits(limits);
        var now = context.now();
        var lasting =
                claims.withBase(claims.base().withExpires(now.plus(USER_LIFE).getEpochSecond()));
        try {
            var signer = context.signer().signer(keys.key());
            var jwt = JwtWriter.encode(lasting, signer, now.getEpochSecond());
            return new Credentials(jwt, seed, SystemRights.INBOX);
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
        closePusher();
        choice.close();
        if (link != null) {
            link.close();
            link = null;
            linkedTo = null;
            publish(new LinkState.Off());
        }
    }
}
