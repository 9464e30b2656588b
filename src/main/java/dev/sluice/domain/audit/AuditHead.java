package dev.sluice.domain.audit;

/// The end of the chain so far.
///
/// @param number of the last entry, 0 when there is none
public record AuditHead(long number, String hash) {
    /// Before the first entry.
    public static final AuditHead START = new AuditHead(0, "0".repeat(64));
}
