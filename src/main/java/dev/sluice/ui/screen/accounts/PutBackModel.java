package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.dialog.PassphraseProof;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.TypedOperationModel;
import java.util.List;

/// What comes back of an old revision of an account. Its name is typed only where that cuts something.
final class PutBackModel extends TypedOperationModel {

    private final Account account;
    private final long number;
    private final List<ClaimChange> changes;

    PutBackModel(Account account, long number, List<ClaimChange> changes, Level level, PassphraseProof proof) {
        super(
                cuts(changes)
                        ? new TypedName(account.name(), level, TypedName.Severity.CUT, proof)
                        : TypedName.unasked(account.name()));
        this.account = account;
        this.number = number;
        this.changes = List.copyOf(changes);
    }

    Account account() {
        return account;
    }

    long number() {
        return number;
    }

    /// What is said otherwise than now.
    List<ClaimChange> changes() {
        return changes;
    }

    /// Whether something that is shared now would not be afterwards.
    boolean cutsSomething() {
        return cuts(changes);
    }

    private static boolean cuts(List<ClaimChange> changes) {
        return changes.stream()
                .anyMatch(change -> change instanceof ClaimChange.Removed(var path, var _)
                        && (path.startsWith("exports[") || path.startsWith("imports[")));
    }
}
