package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;

/// Every activation for `target` on an export of this kind that covers `subject`, issued at or
/// before `at` (unix seconds), is dead.
/// Kept beside the export, not in it, so that an export that returns under the same subject does
/// not revive old tokens.
public record Revocation(PublicKey exporter, ShareKind kind, Subject subject, PublicKey target, long at) {}
