package dev.sluice.domain.federation.claims;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What stands in claims without a row: it came with an account from elsewhere, or belongs to the system account.
/// Servers act on it, so it is listed, counted and protected like what has a row.
public final class KeptClaims {
    /// How a list that is not empty begins.
    private static final String SOME_IMPORTS = "\"imports\":[";

    private static final String SOME_EXPORTS = "\"exports\":[";

    private KeptClaims() {}

    public static List<ImportView.Kept> imports(StoreView view, EnvironmentId environment) {
        return view.accounts().in(environment).stream()
                .flatMap(account -> imports(account).stream())
                .toList();
    }

    public static List<ImportView.Kept> imports(Account account) {
        return has(account, SOME_IMPORTS)
                ? UnmodelledClaims.of(account).imports().stream()
                        .flatMap(claim -> read(account, claim).stream())
                        .toList()
                : List.of();
    }

    private static boolean has(Account account, String some) {
        return account.role() != AccountRole.EXTERNAL && UnmodelledClaims.mentions(account, some);
    }

    /// Empty for what is no import at all, which servers refuse.
    private static Optional<ImportView.Kept> read(Account account, ImportClaim claim) {
        var kind = claim.type();
        var exporter = PublicKey.parse(claim.account()).filter(key -> key.isKind(KeyKind.ACCOUNT));
        var subject = subject(claim.remoteSubject());
        var local = subject(claim.effectiveSubject());
        return kind == null || exporter.isEmpty() || subject.isEmpty() || local.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ImportView.Kept(account.key(), exporter.get(), kind, subject.get(), local.get(), claim));
    }

    private static Optional<Subject> subject(String text) {
        try {
            return Optional.of(new Subject(text));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    /// Those that stop when the export goes: they take what it carries.
    public static List<ImportView.Kept> restingOn(StoreView view, Export export) {
        return from(view, export.account()).stream()
                .filter(row -> isCarried(row, export))
                .toList();
    }

    /// Those that take something from that account.
    public static List<ImportView.Kept> from(StoreView view, PublicKey exporter) {
        return view.accounts().find(exporter).map(account -> imports(view, account.environment())).stream()
                .flatMap(List::stream)
                .filter(row -> row.exporter().equals(exporter))
                .toList();
    }

    public static boolean isCarried(ImportView row, Export export) {
        return row.exporter().equals(export.account()) && export.carries(row.kind(), row.subject());
    }

    /// The exports of an account that have no row, as if they had one. Those of a system account that came from
    /// nowhere else are as [ClaimsPlanner] makes them.
    public static List<Export> exports(StoreView view, Account account) {
        if (account.role() == AccountRole.SYSTEM) {
            return shown(account, ClaimsPlanner.claims(view, account).exports());
        }
        return has(account, SOME_EXPORTS)
                ? shown(account, UnmodelledClaims.of(account).exports())
                : List.of();
    }

    private static List<Export> shown(Account account, List<ExportClaim> claims) {
        return claims.stream()
                .flatMap(claim -> Stream.ofNullable(claim.type())
                        .flatMap(kind -> subject(claim.subject())
                                .map(subject -> new Export(
                                        id(account, claim),
                                        account.key(),
                                        claim.name().isBlank() ? claim.subject() : claim.name(),
                                        subject,
                                        kind,
                                        claim.tokenReq() ? Visibility.PRIVATE : Visibility.PUBLIC,
                                        Export.Origin.STANDALONE,
                                        account.createdAt(),
                                        null,
                                        ClaimRest.write(claim)))
                                .stream()))
                .toList();
    }

    private static ExportId id(Account account, ExportClaim claim) {
        var text = account.key().text() + " " + claim.type() + " " + claim.subject();
        return new ExportId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The account without that import.
    public static Account without(Account account, ImportClaim claim) {
        var rest = UnmodelledClaims.of(account);
        var others =
                rest.imports().stream().filter(other -> !other.equals(claim)).toList();
        return account.withRest(ClaimRest.write(rest.copy().imports(others).build()));
    }
}
