package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person typed for a new offer; checked by [Federation#offer].
///
/// @param response how a service answers; null for what servers take it for, one message
/// @param confirmed subjects that are shared on purpose
public record OfferDraft(
        PublicKey exporter,
        PublicKey importer,
        String name,
        String subject,
        ShareKind kind,
        @Nullable ServiceResponse response,
        Set<String> confirmed) {
    public OfferDraft {
        confirmed = Set.copyOf(confirmed);
    }

    public OfferDraft(PublicKey exporter, PublicKey importer, String name, String subject, ShareKind kind) {
        this(exporter, importer, name, subject, kind, null, Set.of());
    }

    public OfferDraft named(String other) {
        return new OfferDraft(exporter, importer, other, subject, kind, response, confirmed);
    }

    public OfferDraft confirming(Set<String> subjects) {
        return new OfferDraft(exporter, importer, name, subject, kind, response, subjects);
    }
}
