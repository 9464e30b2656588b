package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.NullLists;
import dev.sluice.domain.jwt.json.SortedMaps;
import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An account's token. Lists keep their order here; the writer sorts exports, imports and signing keys as Go does.
/// Revocations: user key or `*` → unix seconds. `clusterTraffic` is empty, `system` or `owner`.
public record AccountClaims(
        BaseClaims base,
        List<ImportClaim> imports,
        List<ExportClaim> exports,
        AccountLimits limits,
        List<SigningKey> signingKeys,
        SortedMap<String, Long> revocations,
        Permissions defaultPermissions,
        SortedMap<String, List<MappingTarget>> mappings,
        AuthorizationConfig authorization,
        @Nullable TraceConfig trace,
        String clusterTraffic,
        String description,
        String infoUrl,
        List<String> tags,
        UnknownFields unknown)
        implements Claims {

    public AccountClaims {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        signingKeys = List.copyOf(signingKeys);
        revocations = SortedMaps.copyOf(revocations);
        mappings = copyMappings(mappings);
        tags = List.copyOf(tags);
    }

    /// A new account without limits, named for people.
    public static Builder builder(String subject, String name) {
        return new Builder(BaseClaims.of(subject, name), AccountLimits.unlimited());
    }

    public static Builder reading(BaseClaims base) {
        return new Builder(base, AccountLimits.NONE);
    }

    @Override
    public ClaimKind claimKind() {
        return ClaimKind.ACCOUNT;
    }

    @Override
    public AccountClaims withBase(BaseClaims value) {
        return copy().base(value).build();
    }

    /// A builder that starts with these claims.
    public Builder copy() {
        var copy = new Builder(base, limits);
        copy.imports = imports;
        copy.exports = exports;
        copy.signingKeys = signingKeys;
        copy.revocations = revocations;
        copy.defaultPermissions = defaultPermissions;
        copy.mappings = mappings;
        copy.authorization = authorization;
        copy.trace = trace;
        copy.clusterTraffic = clusterTraffic;
        copy.description = description;
        copy.infoUrl = infoUrl;
        copy.tags = tags;
        copy.unknown = unknown;
        return copy;
    }

    private static SortedMap<String, List<MappingTarget>> copyMappings(Map<String, List<MappingTarget>> map) {
        var copy = new TreeMap<String, List<MappingTarget>>();
        map.forEach((subject, targets) -> copy.put(subject, NullLists.copyOf(targets)));
        return SortedMaps.copyOf(copy);
    }

    /// Collects an account. Not safe for several threads.
    public static final class Builder {
        private BaseClaims base;
        private AccountLimits limits;
        private List<ImportClaim> imports = List.of();
        private List<ExportClaim> exports = List.of();
        private List<SigningKey> signingKeys = List.of();
        private Map<String, Long> revocations = Map.of();
        private Permissions defaultPermissions = Permissions.NONE;
        private Map<String, List<MappingTarget>> mappings = Map.of();
        private AuthorizationConfig authorization = AuthorizationConfig.NONE;
        private @Nullable TraceConfig trace;
        private String clusterTraffic = "";
        private String description = "";
        private String infoUrl = "";
        private List<String> tags = List.of();
        private UnknownFields unknown = UnknownFields.NONE;

        private Builder(BaseClaims base, AccountLimits limits) {
            this.base = base;
            this.limits = limits;
        }

        public Builder base(BaseClaims value) {
            base = value;
            return this;
        }

        public Builder limits(AccountLimits value) {
            limits = value;
            return this;
        }

        public Builder imports(List<ImportClaim> value) {
            imports = value;
            return this;
        }

        public Builder exports(List<ExportClaim> value) {
            exports = value;
            return this;
        }

        public Builder signingKeys(List<SigningKey> value) {
            signingKeys = value;
            return this;
        }

        public Builder revocations(Map<String, Long> value) {
            revocations = value;
            return this;
        }

        public Builder defaultPermissions(Permissions value) {
            defaultPermissions = value;
            return this;
        }

        public Builder mappings(Map<String, List<MappingTarget>> value) {
            mappings = value;
            return this;
        }

        public Builder authorization(AuthorizationConfig value) {
            authorization = value;
            return this;
        }

        public Builder trace(@Nullable TraceConfig value) {
            trace = value;
            return this;
        }

        public Builder clusterTraffic(String value) {
            clusterTraffic = value;
            return this;
        }

        public Builder description(String value) {
            description = value;
            return this;
        }

        public Builder infoUrl(String value) {
            infoUrl = value;
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

        public AccountClaims build() {
            return new AccountClaims(
                    base,
                    imports,
                    exports,
                    limits,
                    signingKeys,
                    SortedMaps.copyOf(revocations),
                    defaultPermissions,
                    SortedMaps.copyOf(mappings),
                    authorization,
                    trace,
                    clusterTraffic,
                    description,
                    infoUrl,
                    tags,
                    unknown);
        }
    }
}
