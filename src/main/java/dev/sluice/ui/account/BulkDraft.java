package dev.sluice.ui.account;

import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.ui.account.DetailsDraft.End;
import dev.sluice.ui.operation.LimitWords;
import dev.sluice.ui.text.Messages;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is typed for many accounts at once: an empty field leaves each as it is.
///
/// @param limits numbers, sizes, or the word for no limit
/// @param tier the one they come into; empty where each stays in its own
/// @param now from which an end is counted
public record BulkDraft(
        Map<AccountLimit, String> limits,
        Optional<Tiering> tier,
        String addTags,
        String removeTags,
        End end,
        Instant now) {
    private static final Messages TEXTS = Messages.of("account");

    public BulkDraft {
        limits = Map.copyOf(limits);
    }

    public AccountDraft.Typed typed() {
        var numbers = new HashMap<String, Long>();
        var faults = new HashMap<String, String>();
        limits.forEach((limit, text) -> {
            if (!text.isBlank()) {
                number(limit, text.strip())
                        .ifPresentOrElse(
                                number -> numbers.put(limit.word(), number),
                                () -> faults.put(
                                        limit.word(),
                                        TEXTS.get("limit.wrong."
                                                + limit.unit().name().toLowerCase(Locale.ROOT))));
            }
        });
        return new AccountDraft.Typed(
                AccountPatch.builder()
                        .limits(numbers)
                        .addTags(DetailsDraft.words(addTags))
                        .removeTags(DetailsDraft.words(removeTags))
                        .expires(end.from(now))
                        .tiering(tier.orElse(null))
                        .build(),
                faults);
    }

    private static Optional<Long> number(AccountLimit limit, String text) {
        if (text.equalsIgnoreCase(TEXTS.get("limit.none")) || text.equals(Long.toString(Limits.NO_LIMIT))) {
            return Optional.of(LimitWords.none(limit));
        }
        return LimitsDraft.number(limit, text);
    }
}
