package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;

/// Every activation for `target` of this kind and `subject`, issued at or before `at` (unix seconds), is dead.
/// Kept beside the exports, not in one, so that an export that comes, or returns, does not revive old tokens.
public record Revocation(PublicKey exporter, ShareKind kind, Subject subject, PublicKey target, long at) {

    /// Whether a token that it kills could open such an export: servers look at the export that is imported, and
    /// take any token whose subject contains that of the import. So it belongs into every export that overlaps the
    /// token, wider, narrower or crossing (domain.md#reach-of-a-revocation).
    public boolean reaches(ShareKind exported, Subject exportedSubject) {
        return kind == exported && subject.overlaps(exportedSubject);
    }

    /// The same of an export that has a row.
    public boolean reaches(Export export) {
        return reaches(export.kind(), export.subject());
    }
}
