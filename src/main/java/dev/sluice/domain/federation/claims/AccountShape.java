package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an account is without its name, keys, users and partners: limits, default permissions, mappings, exports,
/// words and tags. Given to another account, it leaves that one's own name, keys, users and partners alone.
public final class AccountShape {
    private AccountShape() {}

    /// @param exports its live ones; those that exist for a connection only are no part of it
    public static AccountClaims of(Account account, List<Export> exports) {
        var kept = UnmodelledClaims.of(account);
        var claims = exports.stream()
                .filter(export -> export.isLive() && export.origin() == Export.Origin.STANDALONE)
                .map(export -> UnmodelledClaims.export(export).withRevocations(Map.of()))
                .toList();
        return AccountClaims.reading(BaseClaims.of("", ""))
                .limits(ClaimsPlanner.ownLimits(account))
                .exports(claims)
                .defaultPermissions(kept.defaultPermissions())
                .mappings(kept.mappings())
                .trace(kept.trace())
                .clusterTraffic(kept.clusterTraffic())
                .description(kept.description())
                .infoUrl(kept.infoUrl())
                .tags(kept.tags())
                .build();
    }

    /// The row of an account that gets all of it but the exports.
    public static Account on(Account account, AccountClaims shape) {
        var kept = UnmodelledClaims.of(account);
        var next = kept.copy()
                .limits(LimitValues.beside(shape.limits(), kept.limits()))
                .defaultPermissions(shape.defaultPermissions())
                .mappings(Map.copyOf(shape.mappings()))
                .trace(shape.trace())
                .clusterTraffic(shape.clusterTraffic())
                .description(shape.description())
                .infoUrl(shape.infoUrl())
                .tags(shape.tags())
                .build();
        var limited = account.withLimits(LimitValues.columns(shape.limits()));
        return kept.equals(next) ? limited : limited.withRest(ClaimRest.write(next));
    }

    /// What is kept of an export beside its row; null for nothing.
    public static @Nullable String rest(ExportClaim claim, Export row) {
        var plain = UnmodelledClaims.export(row);
        return plain.equals(claim) ? null : ClaimRest.write(claim);
    }
}
