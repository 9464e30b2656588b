package dev.sluice.domain.federation.operation;

import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.model.Subject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a service answers.
///
/// @param threshold how long servers keep the way back open for more messages of an answer; null for as long as
/// they usually do
public record ServiceResponse(Type type, @Nullable Duration threshold) {
    private static final String PULLS = "CONSUMER.MSG.NEXT.";

    public enum Type {
        /// One message.
        SINGLETON,
        /// Any number of messages, such as a batch that is pulled.
        STREAM,
        /// One message in parts, ended by an empty one.
        CHUNKED;

        /// As it stands in claims: `Singleton`.
        public String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /// Of a claim that says nothing of it, empty.
    public static Optional<ServiceResponse> of(ExportClaim claim) {
        for (var type : Type.values()) {
            if (type.word().equals(claim.responseType())) {
                var nanos = claim.responseThreshold();
                return Optional.of(new ServiceResponse(type, nanos > 0 ? Duration.ofNanos(nanos) : null));
            }
        }
        return Optional.empty();
    }

    /// Whether a batch may be pulled through a service of that subject, which is an answer of many messages.
    public static boolean isPull(Subject subject) {
        return subject.text().startsWith("$JS.") && subject.text().contains(PULLS);
    }

    public ExportClaim.Builder in(ExportClaim.Builder claim) {
        var builder = claim.responseType(type.word());
        return threshold == null ? builder : builder.responseThreshold(threshold.toNanos());
    }
}
