package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ExportPatch.Sampling;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an export says beside its name and subject, as it is typed.
///
/// @param response null for a stream
/// @param threshold milliseconds; empty for as long as servers usually keep the way back
/// @param percent of requests that are measured; empty for those that ask for it by a header
/// @param results the subject that measures are published on; empty for no sampling
/// @param position of the token that must be the importer's own key; empty for none
public record ExportTerms(
        String description,
        String infoUrl,
        ServiceResponse.@Nullable Type response,
        String threshold,
        String percent,
        String results,
        String position,
        boolean allowTrace) {
    /// Fields that can be wrong.
    public static final String THRESHOLD = "threshold";

    public static final String PERCENT = "percent";
    public static final String RESULTS = "results";
    public static final String POSITION = "position";

    private static final Messages TEXTS = Messages.of("connection");
    private static final int MOST_DIGITS = 9;

    /// @param faults by the field, in words
    public record Typed(ExportPatch patch, Map<String, String> faults) {
        public Typed {
            faults = Map.copyOf(faults);
        }

        public boolean isUsable() {
            return faults.isEmpty() && !patch.isEmpty();
        }
    }

    /// As it is.
    public static ExportTerms of(ExportClaim claim) {
        var latency = claim.latency();
        var nanos = claim.responseThreshold();
        return new ExportTerms(
                claim.description(),
                claim.infoUrl(),
                claim.isService()
                        ? ServiceResponse.of(claim).map(ServiceResponse::type).orElse(ServiceResponse.Type.SINGLETON)
                        : null,
                nanos > 0 ? Long.toString(Duration.ofNanos(nanos).toMillis()) : "",
                latency == null || latency.sampling() == 0 ? "" : Long.toString(latency.sampling()),
                latency == null ? "" : latency.results(),
                claim.accountTokenPosition() == 0 ? "" : Long.toString(claim.accountTokenPosition()),
                claim.allowTrace());
    }

    /// What of it differs from what the claim says.
    public Typed against(ExportClaim claim) {
        var before = of(claim);
        var faults = new HashMap<String, String>();
        var type = response == before.response() || response == null ? null : response.word();
        var life = number(threshold, before.threshold(), THRESHOLD, "edit.threshold.wrong", faults);
        var place = number(position, before.position(), POSITION, "edit.position.wrong", faults);
        var patch = new ExportPatch(
                changed(before.description(), description),
                changed(before.infoUrl(), infoUrl),
                type,
                life,
                sampling(before, faults),
                place,
                allowTrace == before.allowTrace() ? null : allowTrace);
        return new Typed(patch, faults);
    }

    private @Nullable Sampling sampling(ExportTerms before, Map<String, String> faults) {
        if (percent.strip().equals(before.percent()) && results.strip().equals(before.results())) {
            return null;
        }
        if (results.isBlank()) {
            if (!percent.isBlank()) {
                faults.put(RESULTS, TEXTS.get("edit.results.wrong"));
            }
            return Sampling.NONE;
        }
        try {
            Subject.of(results.strip());
        } catch (ProblemException e) {
            faults.put(RESULTS, e.problem().inWindow().what());
        }
        var share = percent.isBlank() ? Optional.of(0L) : whole(percent).filter(value -> value >= 1 && value <= 100);
        if (share.isEmpty()) {
            faults.put(PERCENT, TEXTS.get("edit.percent.wrong"));
        }
        return new Sampling(share.orElse(0L), results.strip());
    }

    private static @Nullable Long number(
            String text, String before, String field, String wrong, Map<String, String> faults) {
        if (Objects.equals(text.strip(), before)) {
            return null;
        }
        if (text.isBlank()) {
            return 0L;
        }
        var value = whole(text).filter(number -> number > 0);
        if (value.isEmpty()) {
            faults.put(field, TEXTS.get(wrong));
        }
        return value.orElse(null);
    }

    private static Optional<Long> whole(String text) {
        var digits = text.strip();
        var isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private static @Nullable String changed(String before, String after) {
        return before.equals(after.strip()) ? null : after.strip();
    }
}
