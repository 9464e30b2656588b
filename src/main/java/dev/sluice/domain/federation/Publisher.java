package dev.sluice.domain.federation;

import dev.sluice.domain.model.StagedChange;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The change set, and pushing it.
public final class Publisher {
    public List<StagedChange> staged() {
        throw new UnsupportedOperationException();
    }

    /// What a push of everything staged or unconfirmed would do.
    public Preview preview() {
        throw new UnsupportedOperationException();
    }

    /// Forgets one staged change, with what rests on it.
    public void discard(UUID change) {
        throw new UnsupportedOperationException();
    }

    /// Publishes what is staged or unconfirmed for these accounts; idempotent.
    public Outcome push(Collection<PublicKey> accounts, Manner manner) {
        throw new UnsupportedOperationException();
    }

    /// Publishes everything staged or unconfirmed.
    public Outcome pushAll(Manner manner) {
        throw new UnsupportedOperationException();
    }
}
