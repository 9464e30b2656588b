package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.ForeignRevocations;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes an account's rows towards claims that another tool made. What rows cannot hold, and what rests on a
/// partner's consent, is left as it is; the caller compares afterwards.
public final class ForeignClaimsAdoption {
    private final EnvironmentContext context;

    public ForeignClaimsAdoption(EnvironmentContext context) {
        this.context = context;
    }

    public void apply(StoreTx tx, Account account, AccountClaims theirs) {
        var changed = withLimits(rename(tx, account, theirs), theirs.limits());
        tx.accounts().save(changed);
        var rest = UnmodelledClaims.of(account);
        var rows = theirs.copy()
                .exports(without(without(theirs.exports(), rest.exports()), ClaimsPlanner.keptExports(tx, account)))
                .imports(without(theirs.imports(), rest.imports()))
                .build();
        exports(tx, changed, rows);
        imports(tx, changed, rows);
        var own = theirs.copy().exports(rest.exports()).imports(rest.imports()).build();
        var plain = ClaimsPlanner.claims(tx, changed)
                .copy()
                .exports(rest.exports())
                .imports(rest.imports())
                .build();
        if (!ClaimDiff.between(plain, own).isEmpty()) {
            tx.accounts().save(changed.withRest(ClaimRest.write(own)));
        }
    }

    private static <T> List<T> without(List<T> claims, List<T> kept) {
        return claims.stream().filter(claim -> !kept.contains(claim)).toList();
    }

    private Account rename(StoreTx tx, Account account, AccountClaims theirs) {
        var name = theirs.base().name();
        var isTaken = tx.accounts().in(context.id()).stream()
                .anyMatch(other -> !other.key().equals(account.key()) && Names.areAlike(other.name(), name));
        if (name.equals(account.name()) || name.isBlank() || isTaken) {
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
        var own = account.limits();
        // Nobody may connect still: so the account stays suspended, with the limits that it is to have afterwards.
        var isShut = account.isSuspended() && theirs.connections() == 0 && theirs.leafNodes() == 0;
        var open = isShut ? account : account.suspended(null);
        return open.withLimits(new Limits(
                isShut ? own.connections() : theirs.connections(),
                isShut ? own.leafNodes() : theirs.leafNodes(),
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
        for (var row : tx.exports().of(account.key())) {
            var kept = theirs.exports().stream().anyMatch(claim -> isSame(row, claim));
            if (!kept && StagedEdits.restingOn(tx, row).isEmpty()) {
                tx.exports().save(row.removed(context.now()));
            }
        }
        var planned = ClaimsPlanner.claims(tx, account).exports();
        for (var claim : without(theirs.exports(), planned)) {
            var rows = tx.exports().of(account.key());
            var known = rows.stream().filter(row -> isSame(row, claim)).findFirst();
            subject(claim.subject())
                    .map(subject -> export(account, claim, subject, known))
                    .filter(row -> rows.stream().noneMatch(other -> clash(row, other)))
                    .ifPresent(tx.exports()::save);
            ForeignRevocations.ofPartners(tx, account, claim, planned);
        }
    }

    private static boolean isSame(Export row, ExportClaim claim) {
        return row.kind() == claim.type()
                && row.subject().text().equals(claim.subject())
                && row.isPublic() != claim.tokenReq();
    }

    /// One that a connection rests on stays, and two rows never stand for one claim.
    private static boolean clash(Export row, Export other) {
        return !row.id().equals(other.id())
                && (isSameName(row.name(), other.name())
                        || (row.kind() == other.kind() && row.subject().equals(other.subject())));
    }

    private static boolean isSameName(String one, String other) {
        return Names.key(one).equals(Names.key(other));
    }

    /// Claims of a kind that is missing or unknown were refused by whoever pushed them.
    private static ShareKind kind(@Nullable ShareKind stated) {
        return stated == null ? ShareKind.STREAM : stated;
    }

    private Export export(Account account, ExportClaim claim, Subject subject, Optional<Export> known) {
        return new Export(
                known.map(Export::id).orElseGet(() -> new ExportId(context.newId())),
                account.key(),
                named(claim.name(), subject),
                subject,
                kind(claim.type()),
                claim.tokenReq() ? Visibility.PRIVATE : Visibility.PUBLIC,
                known.map(Export::origin).orElse(Export.Origin.STANDALONE),
                known.map(Export::createdAt).orElseGet(context::now),
                null,
                ClaimRest.write(claim.withRevocations(Map.of())));
    }

    private void imports(StoreTx tx, Account account, AccountClaims theirs) {
        for (var row : tx.imports().of(account.key())) {
            if (theirs.imports().stream().noneMatch(claim -> isSame(row, claim))) {
                tx.imports().save(row.removed(context.now()));
            }
        }
        for (var claim :
                without(theirs.imports(), ClaimsPlanner.claims(tx, account).imports())) {
            var known = tx.imports().of(account.key()).stream()
                    .filter(row -> isSame(row, claim))
                    .findFirst();
            if (claim.token().isEmpty()) {
                subject(claim.subject())
                        .ifPresent(subject -> PublicKey.parse(claim.account())
                                .filter(key -> key.isKind(KeyKind.ACCOUNT))
                                .ifPresent(exporter -> tx.imports()
                                        .save(adoptImport(account, claim, new Source(exporter, subject), known))));
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

    private record Source(PublicKey exporter, Subject subject) {}

    private Import adoptImport(Account account, ImportClaim claim, Source source, Optional<Import> known) {
        var local = subject(claim.localSubject()).filter(other -> !other.equals(source.subject()));
        return new Import(
                known.map(Import::id).orElseGet(() -> new ImportId(context.newId())),
                account.key(),
                named(claim.name(), source.subject()),
                source.exporter(),
                source.subject(),
                local.orElse(null),
                kind(claim.type()),
                known.map(Import::createdAt).orElseGet(context::now),
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
