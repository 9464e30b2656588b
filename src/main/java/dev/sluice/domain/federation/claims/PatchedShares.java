package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.ServiceLatency;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ImportPatch;
import java.time.Duration;
import java.util.Objects;

/// Rows of exports and imports after a change of what their claims say beside the columns. Doing it twice gives
/// the same row.
public final class PatchedShares {
    private PatchedShares() {}

    public static Export of(Export row, ExportPatch patch) {
        var before = UnmodelledClaims.export(row);
        var claim = before.copy();
        if (patch.description() != null) {
            claim.description(patch.description());
        }
        if (patch.infoUrl() != null) {
            claim.infoUrl(patch.infoUrl());
        }
        if (patch.responseType() != null) {
            claim.responseType(patch.responseType());
        }
        if (patch.responseThreshold() != null) {
            claim.responseThreshold(Duration.ofMillis(patch.responseThreshold()).toNanos());
        }
        if (patch.sampling() != null) {
            var sampling = patch.sampling();
            claim.latency(
                    sampling.results().isEmpty() ? null : new ServiceLatency(sampling.percent(), sampling.results()));
        }
        if (patch.accountTokenPosition() != null) {
            claim.accountTokenPosition(patch.accountTokenPosition());
        }
        if (patch.allowTrace() != null) {
            var _ = patch.allowTrace() ? claim.traceAllowed() : claim.traceForbidden();
        }
        var after = claim.build();
        return after.equals(before) ? row : row.withRest(ClaimRest.write(after));
    }

    public static Import of(Import row, ImportPatch patch) {
        var before = claim(row);
        var after = patched(before, patch);
        return after.equals(before) ? row : row.withRest(ClaimRest.write(after));
    }

    /// As the importing side has it.
    public static Connection of(Connection connection, ImportPatch patch) {
        var before = claim(connection);
        var after = patched(before, patch);
        return after.equals(before)
                ? connection
                : connection.with(connection.reception().saying(ClaimRest.write(after)));
    }

    public static ImportClaim claim(Import row) {
        var remote = new UnmodelledClaims.Remote(
                row.subject().text(), row.kind(), row.exporter().text());
        return UnmodelledClaims.imported(row.rest(), remote, row.name()).build();
    }

    public static ImportClaim claim(Connection connection) {
        var share = connection.share();
        var remote = new UnmodelledClaims.Remote(
                share.subject().text(), share.kind(), share.exporter().text());
        return UnmodelledClaims.imported(connection.reception().rest(), remote, connection.importName())
                .build();
    }

    private static ImportClaim patched(ImportClaim before, ImportPatch patch) {
        var claim = before.copy();
        if (Objects.nonNull(patch.share())) {
            var _ = patch.share() ? claim.shared() : claim.unshared();
        }
        if (Objects.nonNull(patch.allowTrace())) {
            var _ = patch.allowTrace() ? claim.traceAllowed() : claim.traceForbidden();
        }
        return claim.build();
    }
}
