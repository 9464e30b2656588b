package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;

/// A wish to use a public export of `exporter`.
///
/// @param localSubject null to keep the subject
public record PublicImportDraft(
        PublicKey account,
        PublicKey exporter,
        String subject,
        ShareKind kind,
        @Nullable String localSubject) {}
