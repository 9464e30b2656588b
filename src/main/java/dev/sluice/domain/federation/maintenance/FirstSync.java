package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Accounts that came in from elsewhere, or wait for their first push, are only read in the background: nobody
/// asked yet for what they say to go to these servers. Where every server has exactly that, they are confirmed
/// without a push; where not, a person's push begins it.
public final class FirstSync {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;

    public FirstSync(EnvironmentContext context, AccountSigner accountSigner) {
        this.context = context;
        this.accountSigner = accountSigner;
    }

    /// Those that are only read.
    Set<PublicKey> accounts() {
        return context.store().read(view -> view.revisions().neverPushed(context.id()));
    }

    /// Accounts of ours whose last text some server may lack though it was once to go there.
    List<Account> unconfirmed() {
        return context.store().read(view -> {
            var unconfirmed = view.revisions().unconfirmed(context.id());
            if (unconfirmed.isEmpty()) {
                return unconfirmed;
            }
            var read = view.revisions().neverPushed(context.id());
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
    Reconciliation confirm(Reconciliation found, ExpectedServers expected) {
        var read = accounts();
        var same = found.accounts().stream()
                .filter(account -> read.contains(account.key()) && found.isComplete() && isSame(account))
                .map(ComparedAccount::key)
                .toList();
        if (same.isEmpty() || !isEverybody(expected)) {
            return found;
        }
        var texts = texts(same, expected);
        var confirmed = context.store().write(tx -> confirm(tx, texts));
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

    /// What is confirmed is pushed from then on to whoever lacks it, so a server that has just started and that
    /// nobody counts yet must not be overlooked.
    private boolean isEverybody(ExpectedServers asked) {
        var present = context.servers().completed(context.link().resolver().everybody());
        return present.isComplete() && ids(present).equals(ids(asked));
    }

    private static Set<String> ids(ExpectedServers servers) {
        return servers.servers().stream().map(ServerRef::id).collect(Collectors.toSet());
    }

    /// What every store has, for those of which all say the same: one that has nothing may not answer.
    private Map<PublicKey, String> texts(List<PublicKey> keys, ExpectedServers expected) {
        var stored = context.link().resolver().stored(keys, expected);
        var texts = new HashMap<PublicKey, String>();
        for (var i = 0; i < keys.size(); i++) {
            var answers = stored.get(i);
            if (answers.size() >= expected.expected() && Set.copyOf(answers).size() == 1) {
                texts.put(keys.get(i), answers.getFirst());
            }
        }
        return texts;
    }

    /// Whoever pushed one meanwhile has said more than what was compared.
    private Set<PublicKey> confirm(StoreTx tx, Map<PublicKey, String> texts) {
        var confirmed = new HashSet<PublicKey>();
        for (var key : tx.revisions().neverPushed(context.id())) {
            var account = context.account(tx, key);
            if (Objects.equals(account.release().jwt(), texts.get(key)) && accountSigner.isCurrent(tx, account)) {
                tx.accounts().save(account.withRelease(account.release().asConfirmed()));
                confirmed.add(key);
            }
        }
        return confirmed;
    }

    private static boolean isSame(ComparedAccount account) {
        return account.status() == SyncStatus.UNCONFIRMED
                && account.servers().stream().allMatch(FirstSync::hasIt);
    }

    private static boolean hasIt(ComparedServer server) {
        return server.stored() == SyncStatus.IN_STEP
                && (server.enforced() == SyncStatus.IN_STEP || server.enforced() == SyncStatus.NOT_LOADED);
    }

    private static ComparedAccount inStep(ComparedAccount account) {
        return new ComparedAccount(
                account.key(),
                account.name(),
                SyncStatus.IN_STEP,
                account.servers(),
                account.theirs(),
                account.ignoredUntil());
    }
}
