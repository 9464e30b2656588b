package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.LimitDifference;
import dev.sluice.ui.operation.LimitWords;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a tier says, in words. Its limits come by the words of [Tier#table()].
final class TierWords {
    private static final Messages TEXTS = Messages.of("tiers");
    /// How a limit is told that one of the two has not at all.
    private static final String ABSENT = "-";

    private TierWords() {}

    static String name(String word) {
        var blank = word.indexOf(' ');
        if (blank > 0) {
            return TEXTS.get("limit.of", name(word.substring(blank + 1)), word.substring(0, blank));
        }
        return AccountLimit.of(word).map(LimitWords::name).orElseGet(() -> TEXTS.get("limit." + word));
    }

    static String value(String word, long value) {
        return limit(word)
                .map(limit -> LimitWords.allowed(limit, value))
                .findFirst()
                .orElseGet(() -> TEXTS.get(value == 1 ? "yes" : "no"));
    }

    private static Stream<AccountLimit> limit(String word) {
        return AccountLimit.of(word.substring(word.indexOf(' ') + 1)).stream();
    }

    /// What it limits, in one line: what has no limit, or is off, is left out.
    static String summary(Tier tier) {
        var words = tier.table().entrySet().stream()
                .filter(entry -> limit(entry.getKey())
                        .anyMatch(limit -> !LimitWords.isNone(limit, entry.getValue())
                                && (entry.getValue() != 0 || !limit.isOfJetStream())))
                .map(entry -> name(entry.getKey()) + " " + value(entry.getKey(), entry.getValue()))
                .toList();
        return words.isEmpty() ? TEXTS.get("summary.none") : String.join(", ", words);
    }

    /// What an account keeps for itself; empty for nothing.
    static String own(Map<String, LimitDifference> own) {
        return own.entrySet().stream()
                .map(entry -> TEXTS.get(
                        "own.one",
                        name(entry.getKey()),
                        side(entry.getKey(), entry.getValue().own()),
                        side(entry.getKey(), entry.getValue().tier())))
                .collect(Collectors.joining(", "));
    }

    private static String side(String word, String value) {
        return value.equals(ABSENT) ? TEXTS.get("absent") : value(word, Long.parseLong(value));
    }

    /// The words of what it limits or allows, in the order of the form: messaging, then JetStream, then what is
    /// allowed. What has no limit is left out.
    static List<String> ordered(Tier tier) {
        var table = tier.table();
        var limits = Stream.of(AccountLimit.values())
                .flatMap(limit -> table.keySet().stream()
                        .filter(word -> word.substring(word.indexOf(' ') + 1).equals(limit.word())));
        var limited = limits.filter(word ->
                limit(word).noneMatch(limit -> LimitWords.isNone(limit, table.getOrDefault(word, 0L))));
        var flags = table.keySet().stream().filter(word -> limit(word).findAny().isEmpty());
        return Stream.concat(limited, flags).toList();
    }
}
