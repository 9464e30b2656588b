package dev.sluice.adapter.nats;

import dev.sluice.adapter.nats.resolver.NatsResolver;
import dev.sluice.adapter.nats.resolver.StoreHashListener;
import dev.sluice.adapter.nats.session.Addresses;
import dev.sluice.adapter.nats.session.DialFailure;
import dev.sluice.adapter.nats.session.LinkDependencies;
import dev.sluice.adapter.nats.session.ServerSession;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.domain.port.StoreHash;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A link that makes a new session, with fresh credentials, whenever the present one is lost. It does not use
/// jnats's own reconnect, which closes for good after the second refusal and cannot tell when credentials could
/// not be had.
final class NatsLink implements ServerLink {
    private final List<String> configured;
    private final Supplier<Credentials> credentials;
    private final LinkDependencies dependencies;
    private final Dialer dialer;
    private final NatsResolver resolver;
    private final LinkStateFeed feed = new LinkStateFeed();
    private final StoreHashListener watch = new StoreHashListener();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable ServerSession session;
    private List<String> discovered = List.of();
    private String lastAddress = "";
    private boolean closed;

    NatsLink(Target target, Supplier<Credentials> credentials, LinkDependencies dependencies) {
        this.configured = target.urls();
        this.credentials = credentials;
        this.dependencies = dependencies;
        this.dialer = new Dialer(dependencies.threads(), dependencies.timings(), target.tls());
        this.resolver = new NatsResolver(this::session, dependencies, addresses());
    }

    void connectFirst() {
        feed.set(new LinkState.Connecting(dependencies.clock().instant()));
        try {
            adopt(dial());
        } catch (DialFailure failure) {
            feed.set(new LinkState.Off());
            throw failure.asProblem(addresses());
        } catch (ProblemException noCredentials) {
            feed.set(new LinkState.Off());
            throw noCredentials;
        }
    }

    @Override
    public LinkState state() {
        return feed.state();
    }

    @Override
    public Registration onState(Consumer<LinkState> listener) {
        return feed.follow(listener);
    }

    @Override
    public Resolver resolver() {
        return resolver;
    }

    @Override
    public Registration watchStores(Consumer<StoreHash> listener) {
        var registration = watch.add(listener);
        ServerSession present;
        lock.lock();
        try {
            present = session;
        } finally {
            lock.unlock();
        }
        if (present != null) {
            watch.attach(present);
        }
        return registration;
    }

    @Override
    public void close() {
        ServerSession last;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            last = session;
            session = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.close();
        }
        feed.set(new LinkState.Off());
    }

    /// The present session; waits a little for one when the link is just reconnecting.
    private ServerSession session() {
        var patience = dependencies.timings().grace().toNanos();
        lock.lock();
        try {
            while (session == null && !closed && patience > 0) {
                patience = changed.awaitNanos(patience);
            }
            if (session != null) {
                return session;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        throw ProblemException.of(ProblemCode.SERVER_UNREACHABLE, addresses(), absence());
    }

    private String absence() {
        return switch (state()) {
            case LinkState.Reconnecting reconnecting -> reconnecting.reason();
            case LinkState.Refused refused -> refused.reason();
            case LinkState.Off _ -> "the link is closed";
            case LinkState.Connecting _, LinkState.Connected _ -> "the link was lost";
        };
    }

    private ServerSession dial() throws DialFailure {
        var fresh = credentials.get();
        try (var _ = fresh.seed()) {
            return dialer.dial(candidates(), fresh);
        }
    }

    /// The server that was lost comes last: another one of its cluster is likelier to answer.
    private List<String> candidates() {
        lock.lock();
        try {
            var urls = new LinkedHashSet<>(configured);
            urls.addAll(discovered);
            if (urls.remove(lastAddress)) {
                urls.addLast(lastAddress);
            }
            return List.copyOf(urls);
        } finally {
            lock.unlock();
        }
    }

    private void adopt(ServerSession fresh) {
        // Measured before the state is told; a session lost meanwhile reports itself below.
        var connected = new LinkState.Connected(
                fresh.server(),
                dependencies.clock().instant(),
                fresh.roundTrip().toMillis());
        lock.lock();
        try {
            if (!closed) {
                session = fresh;
                lastAddress = fresh.address();
                discovered = Addresses.likeFirst(configured, fresh.discovered());
                dependencies.backoff().reset();
                feed.set(connected);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (isClosed()) {
            fresh.close();
        } else {
            watch.attach(fresh);
            fresh.onClosed(reason -> lost(fresh, reason));
        }
    }

    private void lost(ServerSession old, String reason) {
        var since = dependencies.clock().instant();
        lock.lock();
        try {
            if (closed || session != old) {
                return;
            }
            session = null;
            feed.set(new LinkState.Reconnecting(since, reason));
        } finally {
            lock.unlock();
        }
        retryAfter(dependencies.backoff().first(), since);
    }

    private void retryAfter(Duration wait, Instant since) {
        try {
            var _ = dependencies
                    .threads()
                    .scheduler()
                    .schedule(
                            () -> dependencies.threads().executor().execute(() -> reconnect(since)),
                            wait.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // The executors are shut down: Sluice is closing, and there is nothing left to link.
            feed.set(new LinkState.Off());
        }
    }

    private void reconnect(Instant since) {
        if (isClosed()) {
            return;
        }
        var handled = false;
        try {
            adopt(dial());
            handled = true;
        } catch (DialFailure failure) {
            handled = true;
            if (failure.isRefusal()) {
                retryTelling(
                        new LinkState.Refused(since, failure.reason()),
                        dependencies.backoff().afterRefusal(),
                        since);
            } else {
                retryTelling(
                        new LinkState.Reconnecting(since, failure.reason()),
                        dependencies.backoff().afterFault(),
                        since);
            }
        } catch (ProblemException noCredentials) {
            handled = true;
            var reason = noCredentials.problem().text().what();
            retryTelling(
                    new LinkState.Reconnecting(since, reason),
                    dependencies.backoff().afterFault(),
                    since);
        } finally {
            if (!handled) {
                // A bug, which goes to the uncaught handler; the link tries on all the same.
                retryAfter(dependencies.backoff().afterFault(), since);
            }
        }
    }

    private void retryTelling(LinkState state, Duration wait, Instant since) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            feed.set(state);
        } finally {
            lock.unlock();
        }
        retryAfter(wait, since);
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private String addresses() {
        return Addresses.shown(configured);
    }
}
