package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;

/// One side of a connection, by name, and what it is to us.
public record ConnectionParty(PublicKey key, String name, Standing standing) {

    public enum Standing {
        /// We sign for it.
        OURS,
        /// Signed elsewhere.
        FOREIGN,
        DELETED
    }

    static ConnectionParty of(AccountNames names, PublicKey key) {
        var standing = names.account(key).map(ConnectionParty::standing).orElse(Standing.FOREIGN);
        return new ConnectionParty(key, names.of(key), standing);
    }

    public boolean isOurs() {
        return standing == Standing.OURS;
    }

    private static Standing standing(Account account) {
        if (!account.isLive()) {
            return Standing.DELETED;
        }
        return account.isManaged() ? Standing.OURS : Standing.FOREIGN;
    }
}
