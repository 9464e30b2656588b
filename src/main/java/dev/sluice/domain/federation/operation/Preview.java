package dev.sluice.domain.federation.operation;

import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.StagedChange;
import java.util.List;

/// What a push of the change set would do: per account the claim changes, and the effect on traffic.
public record Preview(List<AccountChange> accounts, List<Effect> effects) {
    public Preview {
        accounts = List.copyOf(accounts);
        effects = List.copyOf(effects);
    }

    /// @param staged the edits behind it; empty when the account is merely unconfirmed on servers
    public record AccountChange(Account account, List<StagedChange> staged, List<ClaimChange> claims) {
        public AccountChange {
            staged = List.copyOf(staged);
            claims = List.copyOf(claims);
        }
    }

    public boolean isEmpty() {
        return accounts.isEmpty();
    }
}
