package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;

/// An operator's token. `accountServerUrl` is `nats://…` for a NATS resolver; `systemAccount` an account key;
/// `assertServerVersion` `x.y.z`. With `strictSigningKeyUsage` the identity key may sign only the operator itself.
public record OperatorClaims(
        BaseClaims base,
        List<String> signingKeys,
        String accountServerUrl,
        List<String> serviceUrls,
        String systemAccount,
        String assertServerVersion,
        boolean strictSigningKeyUsage,
        List<String> tags,
        UnknownFields unknown)
        implements Claims {

    public OperatorClaims {
        signingKeys = List.copyOf(signingKeys);
        serviceUrls = List.copyOf(serviceUrls);
        tags = List.copyOf(tags);
    }

    /// A new operator.
    public static Builder builder(String subject, String name) {
        return new Builder(BaseClaims.of(subject, name));
    }

    public static Builder reading(BaseClaims base) {
        return new Builder(base);
    }

    @Override
    public ClaimKind claimKind() {
        return ClaimKind.OPERATOR;
    }

    @Override
    public OperatorClaims withBase(BaseClaims value) {
        return copy().base(value).build();
    }

    /// A builder that starts with these claims.
    public Builder copy() {
        var copy = new Builder(base);
        copy.signingKeys = signingKeys;
        copy.accountServerUrl = accountServerUrl;
        copy.serviceUrls = serviceUrls;
        copy.systemAccount = systemAccount;
        copy.assertServerVersion = assertServerVersion;
        copy.strictSigningKeyUsage = strictSigningKeyUsage;
        copy.tags = tags;
        copy.unknown = unknown;
        return copy;
    }

    /// Collects an operator. Not safe for several threads.
    public static final class Builder {
        private BaseClaims base;
        private List<String> signingKeys = List.of();
        private String accountServerUrl = "";
        private List<String> serviceUrls = List.of();
        private String systemAccount = "";
        private String assertServerVersion = "";
        private boolean strictSigningKeyUsage;
        private List<String> tags = List.of();
        private UnknownFields unknown = UnknownFields.NONE;

        private Builder(BaseClaims base) {
            this.base = base;
        }

        public Builder base(BaseClaims value) {
            base = value;
            return this;
        }

        public Builder signingKeys(List<String> value) {
            signingKeys = value;
            return this;
        }

        public Builder accountServerUrl(String value) {
            accountServerUrl = value;
            return this;
        }

        public Builder serviceUrls(List<String> value) {
            serviceUrls = value;
            return this;
        }

        public Builder systemAccount(String value) {
            systemAccount = value;
            return this;
        }

        public Builder assertServerVersion(String value) {
            assertServerVersion = value;
            return this;
        }

        public Builder strict() {
            strictSigningKeyUsage = true;
            return this;
        }

        public Builder lenient() {
            strictSigningKeyUsage = false;
            return this;
        }

        public Builder tags(List<String> value) {
            tags = value;
            return this;
        }

        public Builder unknown(UnknownFields value) {
            unknown = value;
            return this;
        }

        public OperatorClaims build() {
            return new OperatorClaims(
                    base,
                    signingKeys,
                    accountServerUrl,
                    serviceUrls,
                    systemAccount,
                    assertServerVersion,
                    strictSigningKeyUsage,
                    tags,
                    unknown);
        }
    }
}
