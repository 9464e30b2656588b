package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountProfile;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.text.Messages;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Name, description, tags, end and what is allowed in general, as they are typed.
///
/// @param tags separated by blanks or commas
/// @param end what becomes of its end
/// @param now from which an end is counted
public record DetailsDraft(
        String name,
        String description,
        String infoUrl,
        String tags,
        End end,
        boolean wildcardExports,
        boolean bearerTokens,
        Instant now)
        implements AccountDraft {
    /// Fields that can be wrong.
    public static final String NAME = "name";

    public static final String INFO_URL = "info-url";

    private static final Messages TEXTS = Messages.of("account");

    /// When it ends.
    public enum End {
        AS_IT_IS(null),
        MONTH(Duration.ofDays(30)),
        QUARTER(Duration.ofDays(90)),
        YEAR(Duration.ofDays(365)),
        NEVER(Duration.ZERO);

        private final @Nullable Duration span;

        End(@Nullable Duration span) {
            this.span = span;
        }

        /// Unix seconds, 0 for never; null for no change.
        public @Nullable Long from(Instant now) {
            if (span == null) {
                return null;
            }
            return span.isZero() ? 0 : now.plus(span).getEpochSecond();
        }
    }

    public static DetailsDraft of(AccountProfile profile, Instant now) {
        return new DetailsDraft(
                profile.name(),
                profile.description(),
                profile.infoUrl(),
                String.join(" ", profile.tags()),
                End.AS_IT_IS,
                profile.wildcardExports(),
                profile.bearerTokens(),
                now);
    }

    @Override
    public Typed against(AccountProfile planned) {
        var faults = new HashMap<String, String>();
        var wished = words(tags);
        return new Typed(
                AccountPatch.builder()
                        .name(renamed(planned, faults))
                        .description(changed(planned.description(), description.strip()))
                        .infoUrl(url(planned, faults))
                        .addTags(wished.stream()
                                .filter(tag -> !planned.tags().contains(tag))
                                .toList())
                        .removeTags(planned.tags().stream()
                                .filter(tag -> !wished.contains(tag))
                                .toList())
                        .expires(planned.expires() == null && end == End.NEVER ? null : end.from(now))
                        .wildcardExports(planned.wildcardExports() == wildcardExports ? null : wildcardExports)
                        .bearerTokens(planned.bearerTokens() == bearerTokens ? null : bearerTokens)
                        .build(),
                faults);
    }

    private @Nullable String renamed(AccountProfile planned, Map<String, String> faults) {
        var wished = changed(planned.name(), name.strip());
        if (wished == null) {
            return null;
        }
        try {
            return Names.check(wished);
        } catch (ProblemException e) {
            var problem = e.problem().inWindow();
            faults.put(NAME, problem.what() + " " + problem.remedy());
            return null;
        }
    }

    private @Nullable String url(AccountProfile planned, Map<String, String> faults) {
        var wished = changed(planned.infoUrl(), infoUrl.strip());
        if (wished == null || wished.isEmpty()) {
            return wished;
        }
        try {
            var parsed = new URI(wished);
            if (parsed.getScheme() != null && parsed.getHost() != null) {
                return wished;
            }
        } catch (URISyntaxException _) {
            // Told below, as one that leads nowhere.
        }
        faults.put(INFO_URL, TEXTS.get("details.info-url.wrong"));
        return null;
    }

    private static @Nullable String changed(String before, String after) {
        return before.equals(after) ? null : after;
    }

    /// As Go keeps tags: in small letters, each once.
    static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
