package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How services answer. It has no column of its own: it is kept with what else an export's claim says.
public final class ServiceResponses {
    private ServiceResponses() {}

    /// What a new export's claim says beside its columns.
    ///
    /// @throws ProblemException `RESPONSE_OF_STREAM`
    public static @Nullable String rest(ExportDraft draft) {
        return rest(draft, draft.response());
    }

    /// The same for the export that carries an offer.
    ///
    /// @throws ProblemException `RESPONSE_OF_STREAM`
    public static @Nullable String rest(OfferDraft draft) {
        return rest(
                new ExportDraft(draft.exporter(), draft.name(), draft.subject(), draft.kind(), Visibility.PRIVATE),
                draft.response());
    }

    private static @Nullable String rest(ExportDraft draft, @Nullable ServiceResponse response) {
        if (response == null) {
            return null;
        }
        if (draft.kind() == ShareKind.STREAM) {
            throw ProblemException.of(ProblemCode.RESPONSE_OF_STREAM, draft.subject());
        }
        var claim = response.in(ExportClaim.builder(draft.subject().strip(), draft.kind())
                .name(draft.name().strip()));
        return ClaimRest.write((draft.visibility() == Visibility.PRIVATE ? claim.tokenRequired() : claim).build());
    }

    /// A batch that is pulled is an answer of many messages.
    static Optional<PreflightFinding> pulls(Export export, String account) {
        var many = ServiceResponse.of(UnmodelledClaims.export(export))
                .filter(response -> response.type() != ServiceResponse.Type.SINGLETON)
                .isPresent();
        var pulls = export.kind() == ShareKind.SERVICE && ServiceResponse.isPull(export.subject());
        return pulls && !many
                ? Optional.of(PreflightFinding.of(PreflightFinding.Kind.PULL_NEEDS_STREAM, account, export.subject()))
                : Optional.empty();
    }
}
