package dev.sluice.ui.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// When a person last used the vault in this window: unlocked it, typed its passphrase, or had something signed. What
/// the background signs is nobody's presence.
public final class VaultUse {
    /// From then on production asks for the passphrase again (ux.md#2.6).
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

    public void note(Instant now) {
        last.set(now);
    }

    public boolean isIdle(Instant now) {
        var then = last.get();
        return then == null || then.plus(IDLE).isBefore(now);
    }
}
