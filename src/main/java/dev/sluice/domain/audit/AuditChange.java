package dev.sluice.domain.audit;

/// What an act did to one row.
///
/// @param before `key=value` pairs; empty when it was made
/// @param after the same, as it became
public record AuditChange(String kind, String id, String name, String before, String after) {
    /// The same row's later change on top of this one.
    public AuditChange then(AuditChange later) {
        return new AuditChange(kind, id, later.name, before, later.after);
    }
}
