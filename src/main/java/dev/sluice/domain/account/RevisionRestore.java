package dev.sluice.domain.account;

import dev.sluice.domain.federation.claims.LimitValues;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows that give the claims of a revision again.
record RevisionRestore(Account account, Instant now) {

    Account withLimits(AccountClaims claims) {
        var limits = claims.limits();
        var stream = limits.jetStream();
        // What was signed while the account was suspended says nothing of the limits that it has otherwise.
        var own = isShut(claims) ? account.limits() : null;
        return account.withLimits(new Limits(
                        own == null ? limits.connections() : own.connections(),
                        own == null ? limits.leafNodes() : own.leafNodes(),
                        limits.subscriptions(),
                        limits.payload(),
                        limits.imports(),
                        limits.exports(),
                        stream.memoryStorage(),
                        stream.diskStorage(),
                        stream.streams(),
                        stream.consumers()))
                .withRest(rest(claims));
    }

    static boolean isShut(AccountClaims claims) {
        return claims.limits().connections() == 0 && claims.limits().leafNodes() == 0;
    }

    /// What it said of itself comes back; signing keys and revocations are not to, and exports and imports have rows.
    private @Nullable String rest(AccountClaims claims) {
        var now = UnmodelledClaims.of(account);
        var then = now.copy()
                .limits(LimitValues.beside(claims.limits(), now.limits()))
                .mappings(claims.mappings())
                .defaultPermissions(claims.defaultPermissions())
                .description(claims.description())
                .infoUrl(claims.infoUrl())
                .tags(claims.tags())
                .build();
        return then.equals(now) ? account.rest() : ClaimRest.write(then);
    }

    static boolean isSame(ExportClaim claim, Export row) {
        return claim.type() == row.kind()
                && claim.subject().equals(row.subject().text())
                && claim.tokenReq() != row.isPublic();
    }

    static boolean isSame(ImportClaim claim, Import row) {
        return claim.token().isEmpty()
                && claim.type() == row.kind()
                && claim.remoteSubject().equals(row.subject().text())
                && claim.account().equals(row.exporter().text())
                && claim.effectiveSubject().equals(row.effectiveSubject().text());
    }

    Export export(ExportClaim claim, UUID id) {
        return new Export(
                new ExportId(id),
                account.key(),
                claim.name(),
                Subject.exportable(claim.subject()),
                Objects.requireNonNull(claim.type()),
                claim.tokenReq() ? Visibility.PRIVATE : Visibility.PUBLIC,
                Export.Origin.STANDALONE,
                now,
                null);
    }

    /// Empty when the exporter does not offer it to everybody any more.
    Optional<Import> imported(StoreView view, ImportClaim claim, UUID id) {
        var kind = Objects.requireNonNull(claim.type());
        var subject = Subject.of(claim.remoteSubject());
        var local = Subject.of(claim.effectiveSubject());
        return PublicKey.parse(claim.account())
                .filter(exporter -> view.exports().of(exporter).stream()
                        .anyMatch(export -> export.isPublic() && export.carries(kind, subject)))
                .map(exporter -> new Import(
                        new ImportId(id),
                        account.key(),
                        claim.name(),
                        exporter,
                        subject,
                        local.equals(subject) ? null : local,
                        kind,
                        now,
                        null));
    }
}
