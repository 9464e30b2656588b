package dev.sluice.domain.federation.act;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;

/// What a person typed for a new offer; checked by [Federation#offer].
public record OfferDraft(PublicKey exporter, PublicKey importer, String name, String subject, ShareKind kind) {}
