package dev.sluice.adapter.sandbox;

import java.util.Objects;

/// What a server must know to trust an operator: public texts only, no seeds.
///
/// @param operatorJwt the operator's JWT, which names the system account
/// @param systemAccount public key of the system account
/// @param systemAccountJwt its JWT, preloaded so that no server ever bootstraps one
public record ServerTrust(String operatorJwt, String systemAccount, String systemAccountJwt) {
    public ServerTrust {
        Objects.requireNonNull(operatorJwt);
        Objects.requireNonNull(systemAccount);
        Objects.requireNonNull(systemAccountJwt);
    }
}
