package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.ServerSession;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.port.StoreHash;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Overhears what servers tell each other of their stores: once per interval each sends the hash of all it holds,
/// and its name is in the reply subject (nats-server-facts.md#1.11).
public final class StoreHashListener {
    private static final String PACK = "$SYS.REQ.CLAIMS.PACK";
    private static final String REPLY = "$SYS._INBOX.";
    private static final int HASH_LENGTH = 32;

    private final List<Consumer<StoreHash>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ServerSession attached;

    public Registration add(Consumer<StoreHash> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Listens in this session, once, as soon as somebody wants to know.
    public synchronized void attach(ServerSession session) {
        if (session != attached && !listeners.isEmpty()) {
            attached = session;
            session.listen(PACK, this::heard);
        }
    }

    private void heard(@Nullable String replyTo, byte[] body) {
        if (replyTo == null || !replyTo.startsWith(REPLY) || body.length != HASH_LENGTH) {
            return;
        }
        var rest = replyTo.substring(REPLY.length());
        var dot = rest.indexOf('.');
        if (dot > 0) {
            var hash = StoreHash.of(rest.substring(0, dot), body);
            listeners.forEach(listener -> listener.accept(hash));
        }
    }
}
