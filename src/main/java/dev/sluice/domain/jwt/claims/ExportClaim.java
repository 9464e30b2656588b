package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.SortedMaps;
import dev.sluice.domain.jwt.json.UnknownFields;
import dev.sluice.domain.model.ShareKind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// An export in an account's token. `tokenReq` makes it private. Revocations: account key or `*` → unix seconds,
/// tokens issued up to then are void. `responseType` is empty, `Singleton`, `Stream` or `Chunked`;
/// `responseThreshold` is in nanoseconds; `accountTokenPosition` counts from 1, unsigned, 0 is unset. `type` is
/// null only in a faulty token that was read.
public record ExportClaim(
        String name,
        String subject,
        @Nullable ShareKind type,
        boolean tokenReq,
        SortedMap<String, Long> revocations,
        String responseType,
        long responseThreshold,
        @Nullable ServiceLatency latency,
        long accountTokenPosition,
        boolean advertise,
        boolean allowTrace,
        String description,
        String infoUrl,
        UnknownFields unknown) {

    /// The word in a revocation map that stands for every account.
    public static final String ALL = "*";

    /// The response types that exist, in their exact spelling.
    public static final List<String> RESPONSE_TYPES = List.of("Singleton", "Stream", "Chunked");

    /// What a `null` entry of the list is read as; refused by rule X1.
    public static final ExportClaim MISSING =
            new Builder("", null).name("\0null").build();

    public ExportClaim {
        revocations = SortedMaps.copyOf(revocations);
    }

    /// An export of that subject, public until [Builder#tokenRequired()].
    public static Builder builder(String subject, ShareKind type) {
        return new Builder(subject, type);
    }

    public static Builder builder() {
        return new Builder("", null);
    }

    public boolean isService() {
        return type == ShareKind.SERVICE;
    }

    public boolean isMissing() {
        return equals(MISSING);
    }

    /// The same export with other revocations.
    public ExportClaim withRevocations(Map<String, Long> value) {
        return copy().revocations(value).build();
    }

    /// A builder that starts with this export.
    public Builder copy() {
        var copy = new Builder(subject, type);
        copy.name = name;
        copy.tokenReq = tokenReq;
        copy.revocations = revocations;
        copy.responseType = responseType;
        copy.responseThreshold = responseThreshold;
        copy.latency = latency;
        copy.accountTokenPosition = accountTokenPosition;
        copy.advertise = advertise;
        copy.allowTrace = allowTrace;
        copy.description = description;
        copy.infoUrl = infoUrl;
        copy.unknown = unknown;
        return copy;
    }

    /// Collects an export. Not safe for several threads.
    public static final class Builder {
        private String subject;
        private @Nullable ShareKind type;
        private String name = "";
        private boolean tokenReq;
        private Map<String, Long> revocations = Map.of();
        private String responseType = "";
        private long responseThreshold;
        private @Nullable ServiceLatency latency;
        private long accountTokenPosition;
        private boolean advertise;
        private boolean allowTrace;
        private String description = "";
        private String infoUrl = "";
        private UnknownFields unknown = UnknownFields.NONE;

        private Builder(String subject, @Nullable ShareKind type) {
            this.subject = subject;
            this.type = type;
        }

        public Builder subject(String value) {
            subject = value;
            return this;
        }

        public Builder type(@Nullable ShareKind value) {
            type = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder tokenRequired() {
            tokenReq = true;
            return this;
        }

        public Builder openToAll() {
            tokenReq = false;
            return this;
        }

        public Builder revocations(Map<String, Long> value) {
            revocations = value;
            return this;
        }

        public Builder responseType(String value) {
            responseType = value;
            return this;
        }

        public Builder responseThreshold(long value) {
            responseThreshold = value;
            return this;
        }

        public Builder latency(@Nullable ServiceLatency value) {
            latency = value;
            return this;
        }

        public Builder accountTokenPosition(long value) {
            accountTokenPosition = value;
            return this;
        }

        public Builder advertised() {
            advertise = true;
            return this;
        }

        public Builder traceAllowed() {
            allowTrace = true;
            return this;
        }

        public Builder traceForbidden() {
            allowTrace = false;
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

        public Builder unknown(UnknownFields value) {
            unknown = value;
            return this;
        }

        public ExportClaim build() {
            return new ExportClaim(
                    name,
                    subject,
                    type,
                    tokenReq,
                    SortedMaps.copyOf(revocations),
                    responseType,
                    responseThreshold,
                    latency,
                    accountTokenPosition,
                    advertise,
                    allowTrace,
                    description,
                    infoUrl,
                    unknown);
        }
    }
}
