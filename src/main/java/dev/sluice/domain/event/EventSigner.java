package dev.sluice.domain.event;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.Optional;

/// Finds the key that signs the user by which an account is told of events.
@FunctionalInterface
public interface EventSigner {
    /// Empty when no key is held whose users servers would let in.
    Optional<Key> of(StoreView view, Account account);

    /// @param issuerAccount what the user says beside its issuer; empty when that is the account itself
    record Key(PublicKey key, String issuerAccount) {}
}
