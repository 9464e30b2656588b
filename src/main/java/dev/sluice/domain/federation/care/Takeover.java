package dev.sluice.domain.federation.care;

import dev.sluice.domain.federation.claims.Planner;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.federation.sharing.Edits;
import dev.sluice.domain.jwt.AccountClaims;
import dev.sluice.domain.jwt.AccountLimits;
import dev.sluice.domain.jwt.ClaimDiff;
import dev.sluice.domain.jwt.ClaimRest;
import dev.sluice.domain.jwt.ExportClaim;
import dev.sluice.domain.jwt.ImportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes an account's rows towards claims that another tool made. What rows cannot hold, and what
/// rests on a partner's consent, is left as it is; the caller compares afterwards.
final class Takeover {
    private final Scope scope;

    Takeover(Scope scope) {
        this.scope = scope;
    }

    void apply(StoreTx tx, Account account, AccountClaims theirs) {
        var changed = withLimits(renamed(account, theirs), theirs.limits());
        tx.save(changed);
        exports(tx, changed, theirs);
        imports(tx, changed, theirs);
        var own = theirs.copy().exports(List.of()).imports(List.of()).build();
        var plain = Planner.claims(tx, changed)
                .copy()
                .exports(List.of())
                .imports(List.of())
                .build();
        if (!ClaimDiff.between(plain, own).isEmpty()) {
            tx.save(changed.withRest(ClaimRest.write(own)));
        }
    }

    private static Account renamed(Account account, AccountClaims theirs) {
        var name = theirs.base().name();
        if (name.equals(account.name()) || name.isBlank()) {
            return account;
        }
        try {
            return account.withName(Names.check(name));
        } catch (ProblemException _) {
            // Not a name that we can keep: told by the comparison.
            return account;
        }
    }

    private static Account withLimits(Account account, AccountLimits theirs) {
        var store = theirs.jetStream();
        return account.withLimits(new Limits(
                theirs.connections(),
                theirs.leafNodes(),
                theirs.subscriptions(),
                theirs.payload(),
                theirs.imports(),
                theirs.exports(),
                store.memoryStorage(),
                store.diskStorage(),
                store.streams(),
                store.consumers()));
    }

    private void exports(StoreTx tx, Account account, AccountClaims theirs) {
        for (var row : tx.exports(account.key())) {
            var kept = theirs.exports().stream().anyMatch(claim -> isSame(row, claim));
            if (!kept && Edits.restingOn(tx, row).isEmpty()) {
                tx.save(row.removed(scope.now()));
            }
        }
        for (var claim : theirs.exports()) {
            var known = tx.exports(account.key()).stream().anyMatch(row -> isSame(row, claim));
            if (!known) {
                subject(claim.subject()).ifPresent(subject -> tx.save(export(account, claim, subject)));
            }
            revocations(tx, account, claim);
        }
    }

    private static boolean isSame(Export row, ExportClaim claim) {
        return row.kind() == claim.type()
                && row.subject().text().equals(claim.subject())
                && row.isPublic() != claim.tokenReq();
    }

    /// Claims of a kind that is missing or unknown were refused by whoever pushed them.
    private static ShareKind kind(@Nullable ShareKind stated) {
        return stated == null ? ShareKind.STREAM : stated;
    }

    private Export export(Account account, ExportClaim claim, Subject subject) {
        return new Export(
                new ExportId(scope.newId()),
                account.key(),
                named(claim.name(), subject),
                subject,
                kind(claim.type()),
                claim.tokenReq() ? Visibility.PRIVATE : Visibility.PUBLIC,
                Export.Origin.STANDALONE,
                scope.now(),
                null,
                ClaimRest.write(claim.withRevocations(Map.of())));
    }

    private static void revocations(StoreTx tx, Account account, ExportClaim claim) {
        claim.revocations()
                .forEach((target, at) -> PublicKey.parse(target)
                        .filter(key -> key.isKind(KeyKind.ACCOUNT))
                        .ifPresent(key -> subject(claim.subject())
                                .ifPresent(subject ->
                                        tx.save(new Revocation(account.key(), kind(claim.type()), subject, key, at)))));
    }

    private void imports(StoreTx tx, Account account, AccountClaims theirs) {
        for (var row : tx.imports(account.key())) {
            if (theirs.imports().stream().noneMatch(claim -> isSame(row, claim))) {
                tx.save(row.removed(scope.now()));
            }
        }
        for (var claim : theirs.imports()) {
            var known = tx.imports(account.key()).stream().anyMatch(row -> isSame(row, claim));
            if (!known && claim.token().isEmpty()) {
                subject(claim.subject())
                        .ifPresent(subject -> PublicKey.parse(claim.account())
                                .filter(key -> key.isKind(KeyKind.ACCOUNT))
                                .ifPresent(exporter -> tx.save(imported(account, claim, exporter, subject))));
            }
        }
    }

    private static boolean isSame(Import row, ImportClaim claim) {
        var local = row.localSubject();
        return row.kind() == claim.type()
                && row.exporter().text().equals(claim.account())
                && row.subject().text().equals(claim.subject())
                && (local == null ? "" : local.text()).equals(claim.localSubject())
                && row.name().equals(claim.name());
    }

    private Import imported(Account account, ImportClaim claim, PublicKey exporter, Subject subject) {
        var local = subject(claim.localSubject()).filter(other -> !other.equals(subject));
        return new Import(
                new ImportId(scope.newId()),
                account.key(),
                named(claim.name(), subject),
                exporter,
                subject,
                local.orElse(null),
                kind(claim.type()),
                scope.now(),
                null,
                ClaimRest.write(claim));
    }

    private static String named(String name, Subject subject) {
        var wished = name.isBlank() ? subject.text() : name;
        try {
            return Names.check(wished);
        } catch (ProblemException _) {
            // Told by the comparison, since the claim keeps the name that no row can hold.
            return Names.check("export-" + Integer.toHexString(wished.hashCode()));
        }
    }

    private static Optional<Subject> subject(String text) {
        try {
            return Optional.of(Subject.of(text));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }
}
