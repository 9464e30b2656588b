package dev.sluice.testing.scripted;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tokens that were read before: every server is given the same ones, and looking at a signature takes long.
final class ReadTokens {
    private static final Map<String, AccountClaims> ACCOUNTS = new ConcurrentHashMap<>();
    private static final Map<String, ActivationClaims> ACTIVATIONS = new ConcurrentHashMap<>();

    private ReadTokens() {}

    static AccountClaims account(String jwt) throws JwtException {
        var known = ACCOUNTS.get(jwt);
        if (known != null) {
            return known;
        }
        var read = JwtReader.decodeAccount(jwt).claims();
        ACCOUNTS.put(jwt, read);
        return read;
    }

    static ActivationClaims activation(String jwt) throws JwtException {
        var known = ACTIVATIONS.get(jwt);
        if (known != null) {
            return known;
        }
        var read = JwtReader.decodeActivation(jwt).claims();
        ACTIVATIONS.put(jwt, read);
        return read;
    }
}
