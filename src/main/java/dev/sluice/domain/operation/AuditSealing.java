package dev.sluice.domain.operation;

import dev.sluice.domain.audit.AuditChain;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs the head of the chain whenever the vault is open. What was tampered with is never signed, so that the old
/// signature goes on telling of it.
final class AuditSealing {
    /// Nothing else in a vault is of this kind.
    static final KeyKind KIND = KeyKind.SERVER;

    private final Signer signer;
    /// What this process signed last; it needs no second look.
    private volatile @Nullable AuditSeal own;

    AuditSealing(Signer signer) {
        this.signer = signer;
    }

    /// Signs the entry that was just appended, and those before it that were made while locked.
    void follow(StoreTx tx, AuditEntry entry, Instant now) {
        if (signer.isReady()) {
            seal(tx, entry.asHead(), now);
        }
    }

    /// Signs what was appended while the vault was locked.
    void catchUp(StoreTx tx, Instant now) {
        var head = tx.audit().head();
        var signed = tx.audit().seal().map(AuditSeal::count).orElse(-1L);
        if (signer.isReady() && (head.number() > signed)) {
            seal(tx, head, now);
        }
    }

    private void seal(StoreTx tx, AuditHead head, Instant now) {
        try {
            sign(tx, head, now);
        } catch (ProblemException e) {
            // Locked just now: the next unlock signs. The change itself needs no signature.
            if (e.code() != ProblemCode.VAULT_LOCKED) {
                throw e;
            }
        }
    }

    private void sign(StoreTx tx, AuditHead head, Instant now) {
        var present = tx.audit().seal();
        if (present.isEmpty() && signer.keys(KIND).isEmpty()) {
            save(tx, AuditChain.seal(head, now, signer.signer(signer.create(KIND))));
        } else if (present.filter(seal -> mayFollow(tx, seal, head)).isPresent()) {
            save(tx, AuditChain.seal(head, now, signer.signer(present.get().key())));
        }
    }

    private boolean mayFollow(StoreTx tx, AuditSeal seal, AuditHead head) {
        if (!isTrusted(seal)) {
            return false;
        }
        var previous = head.number() == 1
                ? Optional.of(AuditHead.START)
                : tx.audit().after(head.number() - 2, 1).stream().findFirst().flatMap(AuditSealing::headOf);
        var isNext = previous.filter(seal.asHead()::equals).isPresent();
        return isNext || AuditChain.continues(tx.audit(), seal);
    }

    private boolean isTrusted(AuditSeal seal) {
        return seal.equals(own) || (signer.keys(KIND).contains(seal.key()) && seal.isGenuine());
    }

    private static Optional<AuditHead> headOf(AuditReading reading) {
        return switch (reading) {
            case AuditReading.Legible legible -> Optional.of(legible.entry().asHead());
            case AuditReading.Illegible _ -> Optional.empty();
        };
    }

    private void save(StoreTx tx, AuditSeal seal) {
        tx.audit().save(seal);
        own = seal;
    }
}
