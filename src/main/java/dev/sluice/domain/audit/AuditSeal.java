package dev.sluice.domain.audit;

import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.PublicKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// A signature over the head of the chain and its length, by a key that is in the vault only: whoever rewrites
/// entries and chains them anew, or cuts some off, cannot make it.
///
/// @param count entries that it covers
/// @param hash of the last of them
/// @param signature Ed25519, Base64
public record AuditSeal(long count, String hash, Instant at, PublicKey key, String signature) {
    private static final String VERSION = "sluice-audit-seal-1";

    public AuditSeal {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    static AuditSeal of(AuditHead head, Instant at, TokenSigner signer) {
        var time = at.truncatedTo(ChronoUnit.MICROS);
        var signature = signer.sign(message(head.number(), head.hash(), time));
        return new AuditSeal(
                head.number(),
                head.hash(),
                time,
                signer.publicKey(),
                Base64.getEncoder().encodeToString(signature));
    }

    /// Whether its own key made this signature over these very values.
    public boolean isGenuine() {
        try {
            return key.verify(message(count, hash, at), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    public AuditHead asHead() {
        return new AuditHead(count, hash);
    }

    private static byte[] message(long count, String hash, Instant at) {
        return String.join("\n", VERSION, Long.toString(count), hash, at.toString())
                .getBytes(StandardCharsets.UTF_8);
    }
}
