package dev.sluice.domain.federation.care;

import dev.sluice.domain.federation.act.Reconciliation;
import dev.sluice.domain.federation.act.Reconciliation.AccountStanding;
import dev.sluice.domain.federation.act.Reconciliation.ServerStanding;
import dev.sluice.domain.federation.act.Standing;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.sharing.Engine;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.nkey.PublicKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/// Accounts that came in from elsewhere, or wait for their first push, are only read in the
/// background: nobody asked yet for what they say to go to these servers. Where every server has
/// exactly that, they are confirmed without a push; where not, a person's push begins it.
final class FirstSync {
    private final Scope scope;
    private final AccountSigner accountSigner;

    FirstSync(Engine engine) {
        this.scope = engine.scope();
        this.accountSigner = engine.accountSigner();
    }

    /// Those that are only read.
    Set<PublicKey> accounts() {
        return scope.store().read(view -> view.neverPushed(scope.id()));
    }

    /// Accounts of ours whose last text some server may lack though it was once to go there.
    List<Account> unconfirmed() {
        return scope.store().read(view -> {
            var unconfirmed = view.unconfirmed(scope.id());
            if (unconfirmed.isEmpty()) {
                return unconfirmed;
            }
            var read = view.neverPushed(scope.id());
            return unconfirmed.stream()
                    .filter(account -> !read.contains(account.key()))
                    .toList();
        });
    }

    /// Connections of which neither side is only read.
    Predicate<Connection> begun() {
        var read = accounts();
        return connection -> !read.contains(connection.exporter()) && !read.contains(connection.importer());
    }

    /// Confirms those of which every server stores and enforces exactly the text that is here.
    ///
    /// @return the same, with them in step
    Reconciliation confirmed(Reconciliation found, Roster roster) {
        var read = accounts();
        var same = found.accounts().stream()
                .filter(account -> read.contains(account.key()) && found.isComplete() && isSame(account))
                .map(AccountStanding::key)
                .toList();
        if (same.isEmpty()) {
            return found;
        }
        var texts = texts(same, roster);
        var confirmed = scope.store().write(tx -> confirmed(tx, texts));
        return new Reconciliation(
                found.at(),
                found.expected(),
                found.servers(),
                found.accounts().stream()
                        .map(account -> confirmed.contains(account.key()) ? inStep(account) : account)
                        .toList(),
                found.foreign(),
                found.mended());
    }

    /// What every store has, for those of which all say the same: one that has nothing may not answer.
    private Map<PublicKey, String> texts(List<PublicKey> keys, Roster roster) {
        var stored = scope.link().resolver().stored(keys, roster);
        var texts = new HashMap<PublicKey, String>();
        for (var i = 0; i < keys.size(); i++) {
            var answers = stored.get(i);
            if (answers.size() >= roster.expected() && Set.copyOf(answers).size() == 1) {
                texts.put(keys.get(i), answers.getFirst());
            }
        }
        return texts;
    }

    /// Whoever pushed one meanwhile has said more than what was compared.
    private Set<PublicKey> confirmed(StoreTx tx, Map<PublicKey, String> texts) {
        var confirmed = new HashSet<PublicKey>();
        for (var key : tx.neverPushed(scope.id())) {
            var account = scope.account(tx, key);
            if (Objects.equals(account.release().jwt(), texts.get(key)) && accountSigner.isCurrent(tx, account)) {
                tx.save(account.withRelease(account.release().asConfirmed()));
                confirmed.add(key);
            }
        }
        return confirmed;
    }

    private static boolean isSame(AccountStanding account) {
        return account.standing() == Standing.UNCONFIRMED
                && account.servers().stream().allMatch(FirstSync::hasIt);
    }

    private static boolean hasIt(ServerStanding server) {
        return server.stored() == Standing.IN_STEP
                && (server.enforced() == Standing.IN_STEP || server.enforced() == Standing.NOT_LOADED);
    }

    private static AccountStanding inStep(AccountStanding account) {
        return new AccountStanding(
                account.key(),
                account.name(),
                Standing.IN_STEP,
                account.servers(),
                account.theirs(),
                account.ignoredUntil());
    }
}
