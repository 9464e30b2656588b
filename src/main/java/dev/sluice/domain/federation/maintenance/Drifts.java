package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.preflight.SensitiveSubjects;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.federation.sharing.AccountRemoval;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.StoreListing;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What other tools changed on the servers, and what a person wants of it: ours, theirs, or not now.
public final class Drifts {
    private final SharingServices sharing;
    private final EnvironmentContext context;
    private final AdoptableClaims choice;
    private final AccountRemoval removal;
    private final ComparisonFindings findings;

    public Drifts(SharingServices sharing, AccountRemoval removal, ComparisonFindings findings) {
        this.sharing = sharing;
        this.removal = removal;
        this.findings = findings;
        this.context = sharing.context();
        this.choice = new AdoptableClaims(context);
    }

    /// @param theirs the text of the other tool
    /// @param usable whether servers trust its signer; an unusable one can only be replaced
    public record Drift(
            Account account,
            String theirs,
            Usability usable,
            List<ServerRef> servers,
            List<Line> lines,
            @Nullable Instant ignoredUntil) {
        public Drift {
            servers = List.copyOf(servers);
            lines = List.copyOf(lines);
        }
    }

    public enum Usability {
        USABLE,
        UNKNOWN_SIGNER
    }

    /// One claim; null where it is absent.
    ///
    /// @param base as we last signed it
    /// @param ours as it ought to be by what is agreed
    /// @param theirs as the other tool has it
    public record Line(
            String path,
            @Nullable String base,
            @Nullable String ours,
            @Nullable String theirs) {

        /// Whether there is something to choose: both may have made the same change.
        public boolean isOpen() {
            return !Objects.equals(ours, theirs);
        }
    }

    /// Why a claim of theirs cannot be taken.
    public enum Obstacle {
        /// It would let in what no partner of ours was asked about here.
        CONSENT,
        /// A connection rests on what they changed.
        CONNECTION,
        /// It would let a former partner in again.
        REVOCATION,
        /// The workspace has no place for it.
        NO_ROW
    }

    /// Asks the servers about every account of ours, and about deleted ones that a server still lists: old servers
    /// take seconds to say nothing of an account that they do not have (nats-server-facts.md#1.2).
    public List<Drift> list() {
        var expected = sharing.delivery().expected(Set.of());
        var comparison = comparison(expected, context.link().resolver().listings(expected));
        return context
                .store()
                .read(view -> Stream.concat(
                                view.accounts().in(context.id()).stream(),
                                view.accounts().deleted(context.id()).stream().filter(comparison::isListed))
                        .toList())
                .stream()
                .filter(account -> account.isManaged() && account.release().jwt() != null)
                .flatMap(account -> drift(account, comparison.of(account)).stream())
                .toList();
    }

    /// What a comparison found of one account; nothing where no other tool's text was met. Asks no server.
    public Optional<Drift> of(ComparedAccount found) {
        return context.store()
                .read(view -> view.accounts().find(found.key()))
                .flatMap(account -> drift(account, found));
    }

    /// What of theirs no row can hold, or rests on a partner's consent; empty when all of it can be taken. Changes
    /// nothing.
    public List<String> untaken(Drift drift) {
        return choice.untaken(drift, AdoptableClaims.THEIRS);
    }

    /// The same when only those are taken.
    public List<String> untaken(Drift drift, Set<String> paths) {
        return choice.untaken(drift, AdoptableClaims.of(paths));
    }

    /// Claims that can only stay ours, by path, and why. Changes nothing.
    public Map<String, Obstacle> obstacles(Drift drift) {
        return choice.obstacles(drift);
    }

    /// @throws ProblemException `NO_DRIFT`
    public Drift show(PublicKey key) {
        return show(key, sharing.delivery().expected(Set.of()));
    }

    private Drift show(PublicKey key, ExpectedServers expected) {
        var account = liveOrDeleted(key);
        var found = comparison(expected, List.of()).of(account);
        return drift(account, found).orElseThrow(() -> noDrift(account));
    }

    private static ProblemException noDrift(Account account) {
        return ProblemException.of(ProblemCode.NO_DRIFT, account.name());
    }

    private Account liveOrDeleted(PublicKey key) {
        return context.store().read(view -> deleted(view, key).orElseGet(() -> context.managed(view, key)));
    }

    /// One that came back after its deletion may have been changed by another tool too.
    private Optional<Account> deleted(StoreView view, PublicKey key) {
        return view.accounts()
                .find(key)
                .filter(account -> !account.isLive()
                        && account.isManaged()
                        && account.environment().equals(context.id()));
    }

    private Optional<Drift> drift(Account account, ComparedAccount found) {
        var theirs = found.theirs();
        if (theirs == null) {
            return Optional.empty();
        }
        var holders = found.servers().stream()
                .filter(server -> server.worst().needsChoice())
                .map(ComparedServer::server)
                .toList();
        var usable = sharing.provenance().of(account, theirs, List.of(theirs)) == SyncStatus.UNKNOWN_SIGNER
                ? Usability.UNKNOWN_SIGNER
                : Usability.USABLE;
        return Optional.of(new Drift(account, theirs, usable, holders, lines(account, theirs), found.ignoredUntil()));
    }

    private List<Line> lines(Account account, String text) {
        var theirs = Provenance.read(text);
        if (theirs.isEmpty()) {
            return List.of();
        }
        var base = sharing.accountSigner().released(account);
        var ours = account.isLive() ? context.store().read(view -> ClaimsPlanner.claims(view, account)) : base;
        var byPath = new TreeMap<String, Line>();
        for (var change : ClaimDiff.between(base, ours)) {
            byPath.put(change.path(), new Line(change.path(), before(change), after(change), before(change)));
        }
        for (var change : ClaimDiff.between(base, theirs.get())) {
            var mine = byPath.get(change.path());
            var kept = mine == null ? before(change) : mine.ours();
            byPath.put(change.path(), new Line(change.path(), before(change), kept, after(change)));
        }
        return List.copyOf(byPath.values());
    }

    private static @Nullable String before(ClaimChange change) {
        return switch (change) {
            case ClaimChange.Added _ -> null;
            case ClaimChange.Removed removed -> removed.value();
            case ClaimChange.Changed changed -> changed.before();
        };
    }

    private static @Nullable String after(ClaimChange change) {
        return switch (change) {
            case ClaimChange.Added added -> added.value();
            case ClaimChange.Removed _ -> null;
            case ClaimChange.Changed changed -> changed.after();
        };
    }

    /// Signs what is agreed anew, later than theirs, and pushes it, also where the servers have less than ours or
    /// nothing at all. What was deleted is deleted again.
    ///
    /// @throws ProblemException `NO_DRIFT`
    public Outcome keepOurs(PublicKey key, OperationOptions options) {
        return context.act(Operation.onServers(Action.DRIFT, key).about("keep ours"), () -> kept(key, options));
    }

    private Outcome kept(PublicKey key, OperationOptions options) {
        var expected = sharing.delivery().expectedTrusting(options.without());
        try (var _ = context.locks().hold(key)) {
            var account = liveOrDeleted(key);
            var found = found(account, expected);
            var theirs = found.theirs();
            if (theirs == null && !found.isDrift()) {
                throw noDrift(account);
            }
            overtake(key, theirs);
            return account.isLive() ? settle(key, expected, options) : deletedAgain(key, expected, options);
        }
    }

    private Comparison comparison(ExpectedServers expected, List<StoreListing> listings) {
        return new Comparison(context, sharing.accountSigner(), sharing.provenance(), expected, listings);
    }

    private ComparedAccount found(Account account, ExpectedServers expected) {
        var comparison = comparison(expected, context.link().resolver().listings(expected));
        if (account.isLive()) {
            return comparison.of(account);
        }
        var left = comparison.of(account);
        var isGone = left.servers().stream().allMatch(server -> server.stored() == SyncStatus.MISSING);
        if (isGone) {
            throw noDrift(account);
        }
        return comparison.afterlife(account, left);
    }

    private Outcome deletedAgain(PublicKey key, ExpectedServers expected, OperationOptions options) {
        var outcome = Outcome.of(removal.again(key, expected, options.progress()));
        if (outcome instanceof Outcome.Done) {
            findings.gone(key);
        }
        return outcome;
    }

    /// Changes the rows so that they say what the other tool said, and publishes that.
    ///
    /// @throws ProblemException `DRIFT_NOT_TAKEN` with every claim that no row can hold, or `PREFLIGHT_REFUSED`
    /// with what it would do to traffic; nothing is changed then
    public Outcome takeTheirs(PublicKey key, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.DRIFT, key).about("take theirs"),
                () -> taken(key, expected -> show(key, expected), AdoptableClaims.THEIRS, options));
    }

    /// Takes those claims of theirs and keeps ours of all others.
    ///
    /// @param seen what the person chose from: what another tool pushed since is not chosen yet
    /// @throws ProblemException `DRIFT_CLAIM_UNKNOWN`, `DRIFT_MOVED`, or `DRIFT_NOT_TAKEN` as [#takeTheirs]
    public Outcome merge(Drift seen, Set<String> paths, OperationOptions options) {
        var key = seen.account().key();
        return context.act(Operation.onServers(Action.DRIFT, key).about(AdoptableClaims.label(paths)), () -> {
            AdoptableClaims.check(seen, paths);
            return taken(key, expected -> unmoved(seen, expected), AdoptableClaims.of(paths), options);
        });
    }

    private Drift unmoved(Drift seen, ExpectedServers expected) {
        var now = show(seen.account().key(), expected);
        if (!now.theirs().equals(seen.theirs())) {
            throw ProblemException.of(ProblemCode.DRIFT_MOVED, seen.account().name());
        }
        return now;
    }

    /// @param shown asks the servers, and refuses what is no drift, or not the one that was chosen from
    private Outcome taken(
            PublicKey key,
            Function<ExpectedServers, Drift> shown,
            BinaryOperator<AccountClaims> wish,
            OperationOptions options) {
        var expected = sharing.delivery().expectedTrusting(options.without());
        try (var _ = context.locks().hold(key)) {
            var drift = shown.apply(expected);
            var theirs = Provenance.read(drift.theirs())
                    .filter(_ -> drift.usable() == Usability.USABLE)
                    .orElseThrow(() -> ProblemException.of(
                            ProblemCode.DRIFT_NOT_TAKEN,
                            drift.account().name(),
                            "it is not signed by a key of this operator"));
            Consumer<StoreTx> change = tx -> choice.apply(tx, drift.account(), theirs, wish);
            var most = new PreflightRunner(context).most(expected, List.of(key));
            var found = context.store().rehearse(tx -> {
                var before = ClaimsPlanner.claims(tx, drift.account());
                var concerns = choice.concerns(tx, key, change, most);
                var after = ClaimsPlanner.claims(tx, context.account(tx, key));
                SensitiveSubjects.refuseAdded(before, after, options.confirmed());
                PreflightFinding.refuse(concerns);
                sharing.accountSigner().sign(tx, key);
                return concerns;
            });
            PreflightFinding.tell(found, options.progress());
            context.store().change(tx -> {
                change.accept(tx);
            });
            overtake(key, drift.theirs());
            return settle(key, expected, options);
        }
    }

    /// Does not speak of this very change until then; another one is told.
    public void ignore(PublicKey key, Instant until) {
        var drift = show(key);
        context.act(
                Operation.local(Action.DRIFT, key).about("ignore until " + until),
                () -> context.store().write(tx -> {
                    var rest = new IgnoredDrift(key, drift.theirs(), until);
                    tx.drift().save(rest);
                    return rest;
                }));
        compareAgain(key, sharing.delivery().expected(Set.of()));
    }

    /// Whoever looks at what was found sees what became of it.
    private void compareAgain(PublicKey key, ExpectedServers expected) {
        var account = context.store().read(view -> view.accounts().find(key)).orElseThrow();
        try {
            var listings = context.link().resolver().listings(expected);
            findings.again(comparison(expected, listings).of(account));
        } catch (ProblemException _) {
            // The act itself is done, and its outcome counts; what was found stays as old as it says.
            return;
        }
    }

    /// Servers let the greater signing time win when they converge (nats-server-facts.md#1.11).
    private void overtake(PublicKey key, @Nullable String theirs) {
        var iat = Optional.ofNullable(theirs)
                .flatMap(Provenance::read)
                .map(AccountClaims::base)
                .map(base -> base.issuedAt())
                .orElse(0L);
        context.store().change(tx -> {
            var account = tx.accounts().find(key).orElseThrow();
            var release = account.release();
            var next = account.withRelease(new Release(release.jwt(), Math.max(release.iat(), iat), false));
            tx.accounts().save(next);
            tx.drift().dropIgnored(key);
        });
    }

    private Outcome settle(PublicKey key, ExpectedServers expected, OperationOptions options) {
        var report = sharing.protocol().republish(key, expected, options.progress());
        compareAgain(key, expected);
        return Outcome.of(List.of(report));
    }
}
