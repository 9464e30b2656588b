package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// One operator, its servers, its system account and a protection level.
///
/// @param operator identity key of the operator; `signingKey` signs its accounts
/// @param operatorJwt what servers are configured with
/// @param servers URLs, empty while there is none yet
public record Environment(
        EnvironmentId id,
        String name,
        Level level,
        PublicKey operator,
        PublicKey signingKey,
        PublicKey systemAccount,
        String operatorJwt,
        List<String> servers) {
    public Environment {
        servers = List.copyOf(servers);
    }

    public Environment withServers(List<String> urls) {
        return new Environment(id, name, level, operator, signingKey, systemAccount, operatorJwt, urls);
    }

    public Environment withName(String other) {
        return new Environment(id, other, level, operator, signingKey, systemAccount, operatorJwt, servers);
    }

    public Environment withLevel(Level other) {
        return new Environment(id, name, other, operator, signingKey, systemAccount, operatorJwt, servers);
    }

    public Environment withOperator(String jwt, PublicKey signer) {
        return new Environment(id, name, level, operator, signer, systemAccount, jwt, servers);
    }

    /// The same operator under another identity.
    public Environment withIdentity(PublicKey identity, String jwt) {
        return new Environment(id, name, level, identity, signingKey, systemAccount, jwt, servers);
    }

    public boolean hasServers() {
        return !servers.isEmpty();
    }
}
