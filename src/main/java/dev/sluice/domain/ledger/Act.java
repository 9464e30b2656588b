package dev.sluice.domain.ledger;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Collection;
import java.util.List;

/// What somebody is about to do.
///
/// @param accounts that it concerns
/// @param label what else it is about, in the words of whoever asked; empty without
/// @param reach whether one transaction is all of it
public record Act(Action action, List<PublicKey> accounts, String label, Reach reach) {
    public Act {
        accounts = List.copyOf(accounts);
    }

    /// How far an act goes: `LOCAL` is told by one entry in its own transaction; one that goes to
    /// `SERVERS` by an entry when it first changes something, and another at its end.
    public enum Reach {
        LOCAL,
        SERVERS
    }

    public static Act local(Action action, PublicKey... accounts) {
        return new Act(action, List.of(accounts), "", Reach.LOCAL);
    }

    public static Act onServers(Action action, PublicKey... accounts) {
        return new Act(action, List.of(accounts), "", Reach.SERVERS);
    }

    public static Act onServers(Action action, Collection<PublicKey> accounts) {
        return new Act(action, List.copyOf(accounts), "", Reach.SERVERS);
    }

    /// The same, in one transaction.
    public Act here() {
        return new Act(action, accounts, label, Reach.LOCAL);
    }

    public Act about(String words) {
        return new Act(action, accounts, words, reach);
    }
}
