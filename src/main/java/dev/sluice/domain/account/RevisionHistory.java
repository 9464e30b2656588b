package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.preflight.SensitiveSubjects;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Every JWT that was signed for an account, and putting one of them back.
///
/// The rows stay the truth: putting back changes rows (limits, exports of its own, public imports) until they give
/// the old content, and signs them anew. What rows cannot give again is refused: a connection that has ended needs
/// the consent of both sides. Revocations only ever grow, and a live connection keeps the token it has now, so no
/// dead token comes back to life.
public final class RevisionHistory {
    private final EnvironmentContext context;
    private final AccountPublication publication;

    public RevisionHistory(EnvironmentContext context, AccountPublication publication) {
        this.context = context;
        this.publication = publication;
    }

    /// Newest first.
    public List<Revision> list(PublicKey account) {
        return context.store().read(view -> view.revisions().of(account));
    }

    /// @throws ProblemException `REVISION_UNKNOWN`
    public Revision get(PublicKey account, long number) {
        return list(account).stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.REVISION_UNKNOWN,
                        context.store().read(view -> context.nameOf(view, account)),
                        number));
    }

    /// What it changed against the one before; the first one against an empty account.
    public List<ClaimChange> changes(Revision revision) {
        var before = list(revision.account()).stream()
                .filter(other -> other.number() < revision.number())
                .findFirst()
                .map(RevisionHistory::claims)
                .orElseGet(() -> {
                    var claims = claims(revision);
                    return AccountClaims.builder(
                                    claims.base().subject(), claims.base().name())
                            .build();
                });
        return ClaimDiff.between(before, claims(revision));
    }

    /// What putting it back would change in the account, for Review. The same problems as [#putBack].
    public List<ClaimChange> preview(PublicKey account, long number) {
        var revision = get(account, number);
        return context.store().rehearse(tx -> {
            var now = ClaimsPlanner.claims(tx, context.managed(tx, account));
            apply(tx, revision);
            return ClaimDiff.between(now, ClaimsPlanner.claims(tx, context.account(tx, account)));
        });
    }

    /// Signs its content anew, with a greater signing time, and publishes it.
    ///
    /// @throws ProblemException `REVISION_UNKNOWN`, `REVISION_GONE` with what cannot come back;
    /// `SHARED_BY_ACCIDENT`, `NEVER_PUBLIC` where a subject comes back that is asked for by name
    public OperationResult<Account> putBack(PublicKey account, long number, OperationOptions options) {
        var operation = Operation.onServers(Action.ACCOUNT_RESTORE, account).about("revision " + number);
        return context.act(operation, () -> {
            var revision = get(account, number);
            context.store().tryOut(tx -> {
                var before = ClaimsPlanner.claims(tx, context.managed(tx, account));
                apply(tx, revision);
                var after = ClaimsPlanner.claims(tx, context.account(tx, account));
                SensitiveSubjects.refuseAdded(before, after, options.confirmed());
            });
            var outcome = publication.publish(account, tx -> apply(tx, revision), options);
            return new OperationResult<>(context.store().read(view -> context.account(view, account)), outcome);
        });
    }

    private void apply(StoreTx tx, Revision revision) {
        var key = revision.account();
        var wanted = claims(revision);
        var account = context.managed(tx, key);
        tx.accounts().save(new RevisionRestore(account, context.now()).withLimits(wanted));
        exports(tx, account, wanted);
        imports(tx, account, wanted);
        var made = ClaimsPlanner.claims(tx, context.account(tx, key));
        var shut = account.isSuspended() || RevisionRestore.isShut(wanted);
        var left = ClaimDiff.between(comparable(made, shut), comparable(wanted, shut));
        if (!left.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.REVISION_GONE,
                    revision.number(),
                    account.name(),
                    left.stream().map(ClaimChange::path).distinct().limit(8).collect(Collectors.joining(", ")));
        }
    }

    private void exports(StoreTx tx, Account account, AccountClaims wanted) {
        var rows = new RevisionRestore(account, context.now());
        for (var row : tx.exports().of(account.key())) {
            var stays = wanted.exports().stream().anyMatch(claim -> RevisionRestore.isSame(claim, row));
            if (!stays
                    && row.origin() == Export.Origin.STANDALONE
                    && StagedEdits.restingOn(tx, row).isEmpty()) {
                tx.exports().save(row.removed(context.now()));
            }
        }
        for (var claim : wanted.exports()) {
            var present = tx.exports().of(account.key()).stream().anyMatch(row -> RevisionRestore.isSame(claim, row));
            if (!present && claim.type() != null && !wasOffered(tx, account, claim)) {
                tx.exports().save(rows.export(claim, context.newId()));
            }
        }
    }

    /// An export that existed for a connection only comes back with a new offer.
    private static boolean wasOffered(StoreView view, Account account, ExportClaim claim) {
        return view.connections().everOf(account.key()).stream()
                .filter(connection -> connection.exporter().equals(account.key()))
                .map(connection -> connection.share().export())
                .anyMatch(id -> id != null
                        && view.exports()
                                .find(id)
                                .filter(row -> row.origin() == Export.Origin.OFFER
                                        && row.subject().text().equals(claim.subject())
                                        && row.kind() == claim.type())
                                .isPresent());
    }

    private void imports(StoreTx tx, Account account, AccountClaims wanted) {
        var rows = new RevisionRestore(account, context.now());
        for (var row : tx.imports().of(account.key())) {
            if (wanted.imports().stream().noneMatch(claim -> RevisionRestore.isSame(claim, row))) {
                tx.imports().save(row.removed(context.now()));
            }
        }
        for (var claim : wanted.imports()) {
            var present = tx.imports().of(account.key()).stream().anyMatch(row -> RevisionRestore.isSame(claim, row));
            // With a token it belongs to a connection, which is there or is not.
            if (!present && claim.type() != null && claim.token().isEmpty()) {
                rows.imported(tx, claim, context.newId()).ifPresent(tx.imports()::save);
            }
        }
    }

    /// Without what is not to come back: revocations, and the tokens of that time.
    ///
    /// @param shut whether one of the two was signed while the account was suspended, which stays as it is
    private static AccountClaims comparable(AccountClaims claims, boolean shut) {
        var limits = claims.limits();
        return claims.copy()
                .limits(shut ? limits.withConnections(0).withLeafNodes(0) : limits)
                .revocations(Map.of())
                .exports(claims.exports().stream()
                        .map(export -> export.withRevocations(Map.of()))
                        .toList())
                .imports(claims.imports().stream()
                        .map(RevisionHistory::withoutToken)
                        .toList())
                .build();
    }

    private static ImportClaim withoutToken(ImportClaim claim) {
        return claim.token().isEmpty() ? claim : claim.copy().token("token").build();
    }

    private static AccountClaims claims(Revision revision) {
        try {
            return JwtReader.decodeAccount(revision.jwt(), ReadMode.KEEP_UNKNOWN)
                    .claims();
        } catch (JwtException e) {
            throw ProblemException.because(
                    e,
                    ProblemCode.STORE_DAMAGED,
                    "revision " + revision.number() + " of "
                            + revision.account().shortText());
        }
    }
}
