package dev.sluice.domain.audit;

import dev.sluice.domain.audit.AuditVerdict.Fault;
import dev.sluice.domain.audit.AuditVerdict.Kind;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The chain of hashes: how it grows, is signed, and is verified.
public final class AuditChain {
    private static final int PAGE = 500;

    private AuditChain() {}

    /// The next entry.
    public static AuditEntry next(AuditHead head, AuditFacts facts) {
        var number = head.number() + 1;
        return new AuditEntry(number, facts, head.hash(), CanonicalForm.hash(number, facts, head.hash()));
    }

    public static AuditSeal seal(AuditHead head, Instant at, TokenSigner signer) {
        return AuditSeal.of(head, at, signer);
    }

    /// Reads the whole log and compares it with its signature.
    ///
    /// @param keys the audit keys that the vault holds
    public static AuditVerdict verify(AuditTrail trail, Set<PublicKey> keys) {
        var seal = trail.seal().orElse(null);
        var walk = new Walk(AuditHead.START, seal);
        var fault = sealFault(seal, keys);
        // A signature that is not ours says nothing of the chain, which is looked at all the same.
        var found = walk.through(trail);
        var first = found != null ? found : fault;
        var sealed = seal == null ? 0 : Math.min(seal.count(), walk.head.number());
        return new AuditVerdict(walk.head, sealed, seal == null ? null : seal.at(), first);
    }

    /// Whether the log continues what was signed, so that its head may be signed.
    public static boolean continues(AuditTrail trail, AuditSeal seal) {
        if (seal.count() == 0) {
            return seal.hash().equals(AuditHead.START.hash()) && new Walk(AuditHead.START, seal).through(trail) == null;
        }
        var last = trail.after(seal.count() - 1, 1);
        var signed = last.isEmpty() ? null : entry(last.getFirst());
        return signed != null
                && signed.asHead().equals(seal.asHead())
                && new Walk(seal.asHead(), seal).through(trail) == null;
    }

    private static @Nullable Fault sealFault(@Nullable AuditSeal seal, Set<PublicKey> keys) {
        if (seal == null) {
            // Without a key nothing was ever signed: the vault was locked all the time.
            return keys.isEmpty() ? null : new Fault(1, Kind.SEAL);
        }
        return keys.contains(seal.key()) && seal.isGenuine() ? null : new Fault(seal.count(), Kind.SEAL);
    }

    private static @Nullable AuditEntry entry(AuditReading reading) {
        return switch (reading) {
            case AuditReading.Legible legible -> legible.entry();
            case AuditReading.Illegible _ -> null;
        };
    }

    /// Goes through the entries from a head that is trusted.
    private static final class Walk {
        private final @Nullable AuditSeal seal;
        private AuditHead head;

        Walk(AuditHead start, @Nullable AuditSeal seal) {
            this.head = start;
            this.seal = seal;
        }

        @Nullable
        Fault through(AuditTrail trail) {
            for (var page = trail.after(head.number(), PAGE);
                    !page.isEmpty();
                    page = trail.after(head.number(), PAGE)) {
                for (var reading : page) {
                    var kind = faultOf(reading);
                    if (kind != null) {
                        return new Fault(head.number() + 1, kind);
                    }
                }
            }
            return seal != null && head.number() < seal.count() ? new Fault(head.number() + 1, Kind.TRUNCATED) : null;
        }

        private @Nullable Kind faultOf(AuditReading reading) {
            if (reading.number() != head.number() + 1) {
                return Kind.MISSING;
            }
            var entry = entry(reading);
            if (entry == null) {
                return Kind.CHANGED;
            }
            if (!entry.previous().equals(head.hash())) {
                return Kind.UNCHAINED;
            }
            if (!entry.hash().equals(CanonicalForm.hash(entry.number(), entry.facts(), entry.previous()))) {
                return Kind.CHANGED;
            }
            if (seal != null && entry.number() == seal.count() && !entry.hash().equals(seal.hash())) {
                return Kind.REWRITTEN;
            }
            head = entry.asHead();
            return null;
        }
    }
}
