package dev.sluice.domain.federation.environment;

import dev.sluice.domain.model.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An environment to be made for an operator that exists already.
///
/// @param operatorJwt bare or armoured
/// @param name null for the operator's own
/// @param systemAccount the key of the system account, null when the operator's JWT names it
/// @param systemJwt the JWT of the system account, null when it is not at hand
public record OperatorDraft(
        String operatorJwt,
        @Nullable String name,
        @Nullable String systemAccount,
        @Nullable String systemJwt,
        Level level,
        List<String> servers) {
    public OperatorDraft {
        servers = List.copyOf(servers);
    }

    /// Whether its texts can be used at all, before anything is made for it.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `OPERATOR_UNUSABLE`
    public OperatorDraft checked() {
        OperatorIdentity.claims(operatorJwt);
        return this;
    }
}
