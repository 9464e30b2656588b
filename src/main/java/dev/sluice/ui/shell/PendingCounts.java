package dev.sluice.ui.shell;

import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.port.StoreView;
import dev.sluice.ui.session.AccountNames;

/// The counts around the screens.
///
/// @param staged edits that wait, and accounts not confirmed on every server
/// @param offered offers that an account of ours may accept
/// @param rotations of signing keys that were begun and not ended
record PendingCounts(int staged, int offered, int rotations) {

    /// Accounts that some server has otherwise than agreed, without those that a person put off.
    static int drifted(Reconciliation found) {
        return (int) found.accounts().stream()
                .filter(account -> account.isDrift() && account.ignoredUntil() == null)
                .count();
    }

    static PendingCounts of(StoreView view, Environment environment) {
        var names = new AccountNames(view);
        var edits = view.staged(environment.id()).size();
        var unconfirmed = view.accounts(environment.id()).stream()
                .filter(Account::isManaged)
                .filter(account -> !account.release().confirmed())
                .count();
        var offered = view.connections(environment.id()).stream()
                .filter(c -> c.state() == ConnectionState.PENDING)
                .filter(c ->
                        names.account(c.importer()).filter(Account::isManaged).isPresent())
                .count();
        var rotations = view.rotations(environment.id()).stream()
                .filter(rotation -> !rotation.isEnded())
                .count();
        return new PendingCounts(edits + (int) unconfirmed, (int) offered, (int) rotations);
    }
}
