package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;

/// One side of a connection, by name, and what it is to us.
public record ConnectionParty(PublicKey key, String name, Ownership ownership) {

    public enum Ownership {
        /// We sign for it.
        OURS,
        /// Signed elsewhere.
        FOREIGN,
        DELETED
    }

    static ConnectionParty of(AccountNames names, PublicKey key) {
        var standing = names.account(key).map(ConnectionParty::ownership).orElse(Ownership.FOREIGN);
        return new ConnectionParty(key, names.of(key), standing);
    }

    public boolean isOurs() {
        return ownership == Ownership.OURS;
    }

    private static Ownership ownership(Account account) {
        if (!account.isLive()) {
            return Ownership.DELETED;
        }
        return account.isManaged() ? Ownership.OURS : Ownership.FOREIGN;
    }
}
