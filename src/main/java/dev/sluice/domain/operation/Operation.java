package dev.sluice.domain.operation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Collection;
import java.util.List;

/// What somebody is about to do.
///
/// @param accounts that it concerns
/// @param label what else it is about, in the words of whoever asked; empty without
/// @param reach whether one transaction is all of it
public record Operation(Action action, List<PublicKey> accounts, String label, Reach reach) {
    public Operation {
        accounts = List.copyOf(accounts);
    }

    /// How far an act goes: `LOCAL` is told by one entry in its own transaction; one that goes to `SERVERS` by an
    /// entry when it first changes something, and another at its end.
    public enum Reach {
        LOCAL,
        SERVERS
    }

    public static Operation local(Action action, PublicKey... accounts) {
        return new Operation(action, List.of(accounts), "", Reach.LOCAL);
    }

    public static Operation onServers(Action action, PublicKey... accounts) {
        return new Operation(action, List.of(accounts), "", Reach.SERVERS);
    }

    public static Operation onServers(Action action, Collection<PublicKey> accounts) {
        return new Operation(action, List.copyOf(accounts), "", Reach.SERVERS);
    }

    /// The same, in one transaction.
    public Operation here() {
        return new Operation(action, accounts, label, Reach.LOCAL);
    }

    public Operation about(String words) {
        return new Operation(action, accounts, words, reach);
    }
}
