package dev.sluice.domain.flow;

import dev.sluice.domain.port.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Differences of message counters. Pure.
///
/// A counter is identified by (server, cid, sid, subject); a value lower than before means that it restarted, so
/// all of it is new (nats-server-facts.md#2.5). A subscription seen for the first time counts nothing: its counter
/// may have started elsewhere.
final class Counters {
    private Map<Key, Long> last = Map.of();

    private record Key(String server, long cid, String sid, String subject) {}

    /// Messages since the reading before.
    long advance(List<Subscription> subscriptions) {
        var now = new HashMap<Key, Long>();
        var total = 0L;
        for (var subscription : subscriptions) {
            var key =
                    new Key(subscription.server().id(), subscription.cid(), subscription.sid(), subscription.subject());
            now.put(key, subscription.messages());
            var before = last.get(key);
            if (before != null) {
                var grown = subscription.messages() - before;
                total += grown < 0 ? subscription.messages() : grown;
            }
        }
        last = Map.copyOf(now);
        return total;
    }
}
