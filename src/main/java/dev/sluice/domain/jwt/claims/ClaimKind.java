package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.nkey.KeyKind;
import java.util.Optional;

/// The kinds of claims, the word each has on the wire, and who may sign it (jwt-facts.md#1.4).
public enum ClaimKind {
    OPERATOR("operator", "O"),
    ACCOUNT("account", "OA"),
    USER("user", "A"),
    ACTIVATION("activation", "AO"),
    AUTHORIZATION_REQUEST("authorization_request", "N"),
    AUTHORIZATION_RESPONSE("authorization_response", "A"),
    GENERIC("", "OAUNXC");

    private final String word;
    /// Letters of the key kinds.
    private final String issuers;

    ClaimKind(String word, String issuers) {
        this.word = word;
        this.issuers = issuers;
    }

    /// The value of `type` on the wire; empty for generic claims.
    public String word() {
        return word;
    }

    public boolean mayBeSignedBy(KeyKind issuer) {
        return issuers.indexOf(issuer.letter()) >= 0;
    }

    /// The kind of that word; nothing for words that stand for generic claims.
    public static Optional<ClaimKind> ofWord(String word) {
        for (var kind : values()) {
            if (kind != GENERIC && kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
