package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.diff.ClaimMerge;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/// Which of their claims may come into the rows, and what the rows would then not say.
final class AdoptableClaims {
    private static final int NAMED = 8;

    /// All of theirs; the other way round from ours to theirs.
    static final BinaryOperator<AccountClaims> THEIRS = (_, theirs) -> theirs;

    private final EnvironmentContext context;
    private final ForeignClaimsAdoption takeover;

    AdoptableClaims(EnvironmentContext context) {
        this.context = context;
        this.takeover = new ForeignClaimsAdoption(context);
    }

    static BinaryOperator<AccountClaims> of(Set<String> paths) {
        return (ours, theirs) -> ClaimMerge.of(ours, theirs, paths);
    }

    /// For the audit log.
    static String label(Set<String> paths) {
        var first = String.join(", ", paths.stream().sorted().limit(NAMED).toList());
        var more = paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "";
        return paths.isEmpty() ? "keep ours" : "take " + first + more + ", keep the rest";
    }

    /// @throws ProblemException `DRIFT_CLAIM_UNKNOWN`
    static void check(Drift drift, Set<String> paths) {
        for (var path : paths) {
            if (drift.lines().stream().noneMatch(line -> line.path().equals(path))) {
                throw ProblemException.of(
                        ProblemCode.DRIFT_CLAIM_UNKNOWN, drift.account().name(), path);
            }
        }
    }

    /// Changes the rows towards what is wished.
    ///
    /// @throws ProblemException `DRIFT_NOT_TAKEN` with every claim that no row can hold
    void apply(StoreTx tx, Account account, AccountClaims theirs, BinaryOperator<AccountClaims> wish) {
        var left = left(tx, account, theirs, wish);
        if (!left.isEmpty()) {
            throw ProblemException.of(ProblemCode.DRIFT_NOT_TAKEN, account.name(), String.join(", ", left));
        }
    }

    /// What stands against it once the rows are changed; what is new is looked at as if a person had added it
    /// here. For a rehearsal.
    ///
    /// @param most bytes that the smallest server takes
    List<PreflightFinding> concerns(StoreTx tx, PublicKey key, Consumer<StoreTx> change, long most) {
        var exports = tx.exports().of(key);
        var imports = tx.imports().of(key);
        change.accept(tx);
        var checkup = new PreflightRunner(context);
        var found = new ArrayList<>(checkup.account(tx, key, most));
        tx.exports().of(key).stream()
                .filter(row -> !exports.contains(row))
                .forEach(row -> found.addAll(checkup.export(tx, row, most)));
        tx.imports().of(key).stream()
                .filter(row -> !imports.contains(row))
                .map(Import::exporter)
                .distinct()
                .forEach(source -> found.addAll(checkup.arriving(tx, key, source, most)));
        return found.stream().distinct().toList();
    }

    /// What of theirs no row can hold, or rests on a partner's consent. Changes nothing.
    List<String> untaken(Drift drift, BinaryOperator<AccountClaims> wish) {
        var key = drift.account().key();
        return Provenance.read(drift.theirs())
                .map(theirs -> context.store().rehearse(tx -> left(tx, context.account(tx, key), theirs, wish)))
                .orElse(List.of());
    }

    private List<String> left(StoreTx tx, Account account, AccountClaims theirs, BinaryOperator<AccountClaims> wish) {
        var ours = ClaimsPlanner.claims(tx, account);
        var wished = wish.apply(ours, theirs);
        takeover.apply(tx, account, wished);
        var made = ClaimsPlanner.claims(tx, context.account(tx, account.key()));
        return ClaimDiff.between(made, revoking(wished, ours, made)).stream()
                .map(ClaimChange::path)
                .distinct()
                .toList();
    }

    /// An export that they added comes with what was revoked here before: they could not know of it, and nothing
    /// of theirs is lost by it.
    private static AccountClaims revoking(AccountClaims wished, AccountClaims ours, AccountClaims made) {
        return wished.copy()
                .exports(wished.exports().stream()
                        .map(claim -> same(ours, claim).isPresent()
                                ? claim
                                : same(made, claim)
                                        .filter(row -> row.revocations()
                                                .entrySet()
                                                .containsAll(claim.revocations().entrySet()))
                                        .map(row -> claim.withRevocations(row.revocations()))
                                        .orElse(claim))
                        .toList())
                .build();
    }

    private static Optional<ExportClaim> same(AccountClaims claims, ExportClaim claim) {
        return claims.exports().stream()
                .filter(other -> other.type() == claim.type() && other.subject().equals(claim.subject()))
                .findFirst();
    }

    /// Claims that stay ours whatever is chosen, by path.
    Map<String, Drifts.Obstacle> obstacles(Drift drift) {
        var found = new LinkedHashMap<String, Drifts.Obstacle>();
        for (var line : drift.lines()) {
            if (line.isOpen() && !untaken(drift, of(Set.of(line.path()))).isEmpty()) {
                found.put(line.path(), obstacle(line));
            }
        }
        return found;
    }

    private static Drifts.Obstacle obstacle(Line line) {
        var path = line.path();
        if (path.startsWith("imports[")) {
            return line.theirs() == null ? Drifts.Obstacle.CONNECTION : Drifts.Obstacle.CONSENT;
        }
        if (!path.startsWith("exports[")) {
            return Drifts.Obstacle.NO_ROW;
        }
        return path.contains("revocations[") ? Drifts.Obstacle.REVOCATION : Drifts.Obstacle.CONNECTION;
    }
}
