package dev.sluice.domain.key.rotation;

import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is noted of keys, by key.
///
/// @param exported when its seed was last taken out
/// @param compromised since when others are said to know it
public record KeyMarks(Map<PublicKey, Instant> exported, Map<PublicKey, Instant> compromised) {
    public static KeyMarks of(StoreView view) {
        var marks = new KeyMarks(new HashMap<>(), new HashMap<>());
        for (var mark : view.keyMarks().all()) {
            var times = mark.kind() == KeyMark.Kind.EXPORTED ? marks.exported : marks.compromised;
            times.put(mark.key(), mark.at());
        }
        return marks;
    }

    public @Nullable Instant exportedAt(PublicKey key) {
        return exported.get(key);
    }

    public @Nullable Instant compromisedAt(PublicKey key) {
        return compromised.get(key);
    }
}
