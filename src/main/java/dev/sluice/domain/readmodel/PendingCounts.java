package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.port.query.StoreView;

/// How much waits for a person.
///
/// @param staged edits that wait, and accounts not confirmed on every server
/// @param offered offers that an account of ours may accept
/// @param rotations of signing keys that were begun and not ended
public record PendingCounts(int staged, int offered, int rotations) {

    /// Accounts that some server has otherwise than agreed, without those that a person put off.
    public static int drifted(Reconciliation found) {
        return (int) found.accounts().stream()
                .filter(account -> account.isDrift() && account.ignoredUntil() == null)
                .count();
    }

    static PendingCounts of(StoreView view, EnvironmentId environment) {
        var names = new AccountNames(view);
        var edits = view.staged().in(environment).size();
        var unconfirmed = view.accounts().in(environment).stream()
                .filter(Account::isManaged)
                .filter(account -> !account.release().confirmed())
                .count();
        var offered = view.connections().in(environment).stream()
                .filter(c -> c.state() == ConnectionState.PENDING)
                .filter(c ->
                        names.account(c.importer()).filter(Account::isManaged).isPresent())
                .count();
        var rotations = view.rotations().in(environment).stream()
                .filter(rotation -> !rotation.isEnded())
                .count();
        return new PendingCounts(edits + (int) unconfirmed, (int) offered, (int) rotations);
    }
}
