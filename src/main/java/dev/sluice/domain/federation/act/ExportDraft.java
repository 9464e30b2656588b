package dev.sluice.domain.federation.act;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;

/// What a person typed for a new export; checked by [Exports#add].
public record ExportDraft(PublicKey account, String name, String subject, ShareKind kind, Visibility visibility) {}
