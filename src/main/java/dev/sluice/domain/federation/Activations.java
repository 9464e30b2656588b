package dev.sluice.domain.federation;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.nkey.PublicKey;

/// Activation tokens by hand: for partners whose account is not ours, or who want a file.
public final class Activations {
    /// @param target an account key, ours or not
    /// @return the connection (pending, token issued) whose grant carries the token
    public Result<Connection> issue(PublicKey exporter, String export, PublicKey target, Manner manner) {
        throw new UnsupportedOperationException();
    }

    /// Reads a token, bare or armoured, and verifies its signature. Changes nothing.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `TOKEN_DAMAGED`, `TOKEN_NOT_ACTIVATION`
    public TokenFacts inspect(String token) {
        throw new UnsupportedOperationException();
    }
}
