package dev.sluice.domain.audit;

/// One link of the chain.
///
/// @param number from 1, without gaps
/// @param previous hash of the entry before
/// @param hash SHA-256 over everything else here, in hexadecimal digits
public record AuditEntry(long number, AuditFacts facts, String previous, String hash) {
    public AuditHead asHead() {
        return new AuditHead(number, hash);
    }
}
