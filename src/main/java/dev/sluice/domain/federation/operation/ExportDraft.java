package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;

/// What a person typed for a new export; checked by [Exports#add].
///
/// @param response how a service answers; null for what servers take it for, one message
public record ExportDraft(
        PublicKey account,
        String name,
        String subject,
        ShareKind kind,
        Visibility visibility,
        @Nullable ServiceResponse response) {

    public ExportDraft(PublicKey account, String name, String subject, ShareKind kind, Visibility visibility) {
        this(account, name, subject, kind, visibility, null);
    }
}
