package dev.sluice.testing.scripted;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.domain.port.StoreHash;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// One link to the first server that is up.
public final class ScriptedLink implements ServerLink {
    private final ScriptedServers servers;
    private final ScriptedResolver resolver;
    private final InstantSource clock;
    private final List<Consumer<LinkState>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<StoreHash>> hearers = new CopyOnWriteArrayList<>();
    private volatile LinkState state;

    ScriptedLink(ScriptedServers servers, Target target, Rights rights, InstantSource clock) {
        this.servers = servers;
        this.clock = clock;
        this.resolver = new ScriptedResolver(servers, target, rights);
        this.state = new LinkState.Connected(servers.present().getFirst().self(), clock.instant(), 1);
    }

    /// It is lost, and somebody hears of it.
    public void lose(String reason) {
        tell(new LinkState.Reconnecting(clock.instant(), reason));
    }

    private void tell(LinkState next) {
        state = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    void heard(StoreHash hash) {
        hearers.forEach(hearer -> hearer.accept(hash));
    }

    @Override
    public LinkState state() {
        return state;
    }

    @Override
    public Registration onState(Consumer<LinkState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }

    @Override
    public Resolver resolver() {
        return resolver;
    }

    @Override
    public Registration watchStores(Consumer<StoreHash> listener) {
        hearers.add(listener);
        return () -> hearers.remove(listener);
    }

    @Override
    public void close() {
        servers.closed(this);
        tell(new LinkState.Off());
    }
}
