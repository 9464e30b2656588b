package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.Reconciliation.Foreign;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.federation.sharing.AccountRemoval;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.operation.OperationVerdict;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.StoreListing;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what is agreed with what every server stores and enforces, and brings servers back into step where
/// that overwrites nobody's work.
public final class Reconciler {
    /// So many accounts are asked for together.
    private static final int AT_ONCE = 100;

    private final SharingServices sharing;
    private final EnvironmentContext context;
    private final Recovery recovery;
    private final AccountRemoval removal;
    private final FirstSync firstSync;
    private final ComparisonFindings findings;
    private final DriftReminders news;
    private final FutileResigns unhelped;
    private final ConnectionHealth watch;
    private final Expiry expiry;

    public Reconciler(
            SharingServices sharing,
            Recovery recovery,
            AccountRemoval removal,
            ComparisonFindings findings,
            Expiry expiry) {
        this.sharing = sharing;
        this.context = sharing.context();
        this.recovery = recovery;
        this.removal = removal;
        this.findings = findings;
        this.firstSync = new FirstSync(context, sharing.accountSigner());
        this.news = new DriftReminders(context);
        this.unhelped = new FutileResigns(context);
        this.watch = new ConnectionHealth(context, sharing.tokens());
        this.expiry = expiry;
    }

    /// What was found last, by whomever.
    public ComparisonFindings findings() {
        return findings;
    }

    /// What judges connections by what is found.
    public ConnectionHealth watch() {
        return watch;
    }

    /// Asks every server about every account, and judges connections by that. Changes nothing there.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException why the servers cannot be asked
    public Reconciliation compare() {
        return compare(Progress.NONE);
    }

    /// @param progress told how many accounts are compared
    public Reconciliation compare(Progress progress) {
        takeUpInstalled();
        var expected = sharing.delivery().expected(Set.of());
        var found = found(compare(expected, progress));
        watch.inBackground(() -> {
            watch.judge(found);
            watch.lookForPartners(expected);
        });
        return found;
    }

    /// Asks every server about both sides of these, and judges them by that; looks whether partners that are not
    /// ours have taken up what they were given.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException why the servers cannot be asked
    public void look(Collection<Connection> connections) {
        var sides = connections.stream()
                .flatMap(connection -> Stream.of(connection.exporter(), connection.importer()))
                .collect(Collectors.toSet());
        if (!sides.isEmpty()) {
            var expected = sharing.delivery().expected(Set.of());
            var found = compare(sides, expected);
            watch.inBackground(() -> {
                watch.judge(found, connections);
                watch.lookForPartners(expected, connections);
            });
        }
    }

    /// Looks at what a push of these accounts may have mended.
    public void lookAgain(Set<PublicKey> pushed) {
        var degraded = context
                .store()
                .read(view -> view.connections().in(context.id(), EnumSet.of(ConnectionState.DEGRADED)))
                .stream()
                .filter(one -> pushed.contains(one.exporter()) || pushed.contains(one.importer()))
                .toList();
        try {
            look(degraded);
        } catch (ProblemException e) {
            // What was pushed is pushed. States stay as old as they say.
            OperationGate.remark(e.problem().text().what());
        }
    }

    /// Where texts are installed by hand, somebody may have done so: what waited for that goes on. Nothing is
    /// sent.
    public void takeUpInstalled() {
        if (context.link().resolver().isInstalledByHand()
                && (recovery.isNeeded() || !firstSync.unconfirmed().isEmpty())) {
            watch.inBackground(this::lookForInstalled);
        }
    }

    private void lookForInstalled() {
        var expected = sharing.delivery().expected(Set.of());
        var setbacks = new PartialFailures();
        try {
            recovery.run(expected, Progress.NONE, _ -> true, setbacks);
            firstSync
                    .unconfirmed()
                    .forEach(account -> setbacks.past(() -> sharing.protocol().retry(account.key(), expected)));
        } catch (ProblemException e) {
            if (e.code() != ProblemCode.VAULT_LOCKED) {
                throw e;
            }
            // Something is yet to be signed: states stay as old as they say.
            OperationGate.remark(e.problem().text().what());
        }
    }

    private Reconciliation found(Reconciliation next) {
        findings.found(next);
        return next;
    }

    private Reconciliation compare(ExpectedServers expected, Progress progress) {
        var listings = context.link().resolver().listings(expected);
        var comparison = comparison(expected, listings);
        var standings = new ArrayList<ComparedAccount>();
        var accounts = signed();
        for (var from = 0; from < accounts.size(); from += AT_ONCE) {
            var part = accounts.subList(from, Math.min(from + AT_ONCE, accounts.size()));
            standings.addAll(compared(part, comparison));
            progress.on(new Progress.Advanced(standings.size(), accounts.size()));
        }
        returned(comparison).forEach(account -> standings.add(comparison.afterlife(account)));
        return new Reconciliation(
                context.now(), expected.expected(), expected.servers(), standings, foreign(listings), List.of());
    }

    private Comparison comparison(ExpectedServers expected, List<StoreListing> listings) {
        return new Comparison(context, sharing.accountSigner(), sharing.provenance(), expected, listings);
    }

    /// Asks every server about these accounts alone.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException why the servers cannot be asked
    Reconciliation compare(Collection<PublicKey> keys) {
        return compare(keys, sharing.delivery().expected(Set.of()));
    }

    private Reconciliation compare(Collection<PublicKey> keys, ExpectedServers expected) {
        var comparison = comparison(expected, context.link().resolver().listings(expected));
        var accounts = signed().stream()
                .filter(account -> keys.contains(account.key()))
                .toList();
        var standings = new ArrayList<ComparedAccount>();
        for (var from = 0; from < accounts.size(); from += AT_ONCE) {
            standings.addAll(compared(accounts.subList(from, Math.min(from + AT_ONCE, accounts.size())), comparison));
        }
        findings.again(standings);
        return new Reconciliation(
                context.now(), expected.expected(), expected.servers(), standings, List.of(), List.of());
    }

    /// Whoever is pushing one finishes first, else the comparison would see it half done.
    private List<ComparedAccount> compared(List<Account> part, Comparison comparison) {
        var keys = part.stream().map(Account::key).toList();
        try (var _ = context.locks().hold(keys)) {
            var now = context.store().read(view -> {
                view.lookAhead(keys);
                return part.stream()
                        .map(account -> view.accounts().find(account.key()).orElse(account))
                        .toList();
            });
            return comparison.of(now);
        }
    }

    private List<Account> signed() {
        return context.store().read(view -> view.accounts().in(context.id())).stream()
                .filter(account -> account.role() != AccountRole.EXTERNAL)
                .filter(account ->
                        account.release().jwt() != null || context.environment().hasServers())
                .toList();
    }

    /// Deleted accounts that a server stores: locked out for good, or back again (nats-server-facts.md#1.5).
    private List<Account> returned(Comparison comparison) {
        return context.store().read(view -> view.accounts().deleted(context.id())).stream()
                .filter(account -> account.isManaged() && comparison.isListed(account))
                .toList();
    }

    private List<Foreign> foreign(List<StoreListing> listings) {
        var holders = new TreeMap<String, List<ServerRef>>();
        for (var listing : listings) {
            listing.accounts()
                    .forEach(key ->
                            holders.computeIfAbsent(key, _ -> new ArrayList<>()).add(listing.server()));
        }
        var found = new ArrayList<Foreign>();
        holders.forEach((key, servers) -> {
            var known = PublicKey.parse(key)
                    .flatMap(parsed ->
                            context.store().read(view -> view.accounts().find(parsed)));
            if (known.isEmpty() || known.get().role() == AccountRole.EXTERNAL) {
                found.add(new Foreign(key, known.map(Account::name).orElse(null), servers));
            }
        });
        return found;
    }

    /// Finishes what was left open, pushes what is ours where a server lacks it or goes on with something older,
    /// and reads everything again. What another tool changed is told, not touched. A person asks for it, so it may
    /// be the first push of an account.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException why the servers cannot be asked
    public Reconciliation reconcile(OperationOptions options) {
        return context.acts()
                .perform(
                        Operation.onServers(Action.RECONCILE),
                        () -> asked(options),
                        found -> Outcome.of(found.mended()) instanceof Outcome.Partial
                                ? Outcome.verdictOf(Outcome.of(found.mended()))
                                : OperationVerdict.DONE);
    }

    private Reconciliation asked(OperationOptions options) {
        var setbacks = new PartialFailures();
        expiry.endOnServers(options, setbacks);
        var found = reconcile(options, _ -> true, unhelped::isHopeless, setbacks);
        watch.judge(found);
        setbacks.raise();
        return found;
    }

    /// The same without a person: what was never pushed is only read, and nothing is pushed over and over.
    Reconciliation inBackground(Predicate<OpenWork> wanted, PartialFailures setbacks) {
        var read = firstSync.accounts();
        return reconcile(
                OperationOptions.now(),
                wanted,
                account -> read.contains(account.key()) || unhelped.isWorn(account) || unhelped.isHopeless(account),
                setbacks);
    }

    /// @param wanted which interrupted works are settled now
    /// @param spared what is not pushed
    private Reconciliation reconcile(
            OperationOptions options,
            Predicate<OpenWork> wanted,
            Predicate<ComparedAccount> spared,
            PartialFailures setbacks) {
        var expected = sharing.delivery().expected(options.without());
        var pushed = new ArrayList<PushReport>();
        if (recovery.isNeeded()) {
            pushed.addAll(recovery.run(expected, options.progress(), wanted, setbacks));
        }
        var found = found(firstSync.confirm(compare(expected, Progress.NONE), expected));
        var first = firstSync.accounts();
        for (var account : mendable(found, spared)) {
            setbacks.past(() -> mend(account, first, expected, options.progress()))
                    .ifPresent(reports -> {
                        pushed.addAll(reports);
                        unhelped.note(account);
                    });
        }
        var left = pushed.isEmpty()
                ? found
                : found(compare(expected, Progress.NONE).with(pushed));
        news.tell(found, left);
        return left;
    }

    /// Exporters first (nats-server-facts.md#0.4).
    private List<ComparedAccount> mendable(Reconciliation found, Predicate<ComparedAccount> spared) {
        return found.accounts().stream()
                .filter(account -> account.status().isOurs()
                        && !spared.test(account)
                        && account.servers().stream()
                                .noneMatch(server -> server.worst().needsChoice()))
                .sorted(Comparator.comparingInt(account -> importsOf(account.key())))
                .toList();
    }

    /// @param first accounts that were never pushed
    private List<PushReport> mend(
            ComparedAccount account, Set<PublicKey> first, ExpectedServers expected, Progress progress) {
        if (account.status() == SyncStatus.RESURRECTED) {
            return removal.again(account.key(), expected, progress);
        }
        if (isOwnedElsewhere(account.key())) {
            return List.of();
        }
        // A server that merely missed it takes the same text; one that stores it and acts on another does not
        // (nats-server-facts.md#1.7). What goes out for the first time goes through the journal.
        var isRetry = account.status() == SyncStatus.UNCONFIRMED && !first.contains(account.key());
        return List.of(
                isRetry
                        ? sharing.protocol().retry(account.key(), expected)
                        : sharing.protocol().republish(account.key(), expected, progress));
    }

    private int importsOf(PublicKey key) {
        return context.store()
                .read(view -> view.accounts()
                        .find(key)
                        .filter(Account::isLive)
                        .map(account ->
                                ClaimsPlanner.claims(view, account).imports().size())
                        .orElse(0));
    }

    /// The system account comes with the servers' configuration.
    private boolean isOwnedElsewhere(PublicKey key) {
        return context.store()
                .read(view -> view.accounts().find(key))
                .filter(Account::isManaged)
                .isEmpty();
    }
}
