package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.SystemRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Counts the answers to a LOOKUP. They are anonymous; an empty one says that this store has no such account
/// (nats-server-facts.md#1.2).
final class StoredJwts implements SystemRequest.Collector {
    private final List<String> found = new ArrayList<>();
    private final int expected;
    private int answers;

    StoredJwts(int expected) {
        this.expected = expected;
    }

    @Override
    public void take(byte[] body) {
        answers++;
        if (body.length > 0) {
            found.add(new String(body, StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean isEnough(int unheard) {
        return answers >= expected;
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
