package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import dev.sluice.domain.model.ShareKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The token by which an exporter lets one account import. The base subject is the importing account;
/// `importSubject` what it may import; `issuerAccount` the exporter when a signing key signs. `importType` is null
/// only in a faulty token that was read.
public record ActivationClaims(
        BaseClaims base,
        String importSubject,
        @Nullable ShareKind importType,
        String issuerAccount,
        List<String> tags,
        UnknownFields unknown)
        implements Claims {

    public ActivationClaims {
        tags = List.copyOf(tags);
    }

    public ActivationClaims(
            BaseClaims base,
            String importSubject,
            @Nullable ShareKind importType,
            String issuerAccount,
            List<String> tags) {
        this(base, importSubject, importType, issuerAccount, tags, UnknownFields.NONE);
    }

    /// A new activation for that account, named like the subject as nsc does; without expiry.
    public static ActivationClaims of(String importingAccount, String importSubject, ShareKind importType) {
        return new ActivationClaims(
                BaseClaims.of(importingAccount, importSubject), importSubject, importType, "", List.of());
    }

    public ActivationClaims withIssuerAccount(String value) {
        return new ActivationClaims(base, importSubject, importType, value, tags, unknown);
    }

    /// Unix seconds; 0 for never.
    public ActivationClaims withExpires(long value) {
        return withBase(base.withExpires(value));
    }

    @Override
    public ClaimKind claimKind() {
        return ClaimKind.ACTIVATION;
    }

    @Override
    public ActivationClaims withBase(BaseClaims value) {
        return new ActivationClaims(value, importSubject, importType, issuerAccount, tags, unknown);
    }
}
