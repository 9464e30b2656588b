package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountProfile;
import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.ui.operation.LimitWords;
import dev.sluice.ui.text.Messages;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Limits as they are typed: numbers, and sizes such as `8MB`; an empty field is no limit.
///
/// @param tier the replicas (`R3`) whose JetStream limits are meant; null for those of all streams
public record LimitsDraft(
        Map<AccountLimit, String> texts, @Nullable String tier) implements AccountDraft {
    private static final Messages TEXTS = Messages.of("account");
    private static final int MOST_DIGITS = 18;

    public LimitsDraft {
        texts = Map.copyOf(texts);
    }

    /// As they are.
    public static LimitsDraft of(AccountProfile profile, @Nullable String tier) {
        var texts = new EnumMap<AccountLimit, String>(AccountLimit.class);
        values(profile, tier).forEach((limit, value) -> texts.put(limit, text(limit, value)));
        return new LimitsDraft(texts, tier);
    }

    /// What holds for streams of these replicas; nothing of JetStream where the tier is not there yet.
    private static Map<AccountLimit, Long> values(AccountProfile profile, @Nullable String tier) {
        var values = new EnumMap<AccountLimit, Long>(profile.limits());
        if (tier != null) {
            values.keySet().removeIf(AccountLimit::isOfJetStream);
            values.putAll(profile.tiers().getOrDefault(tier, Map.of()));
        }
        return values;
    }

    /// Empty for no limit.
    public static String text(AccountLimit limit, long value) {
        if (value == LimitWords.none(limit) || value == Limits.NO_LIMIT) {
            return "";
        }
        return limit.unit() == AccountLimit.Unit.BYTES ? new ByteSize(value).text() : Long.toString(value);
    }

    @Override
    public Typed against(AccountProfile planned) {
        var changed = new HashMap<String, Long>();
        var faults = new HashMap<String, String>();
        var before = values(planned, tier);
        var present = of(planned, tier).texts();
        for (var typed : texts.entrySet()) {
            var limit = typed.getKey();
            var text = typed.getValue().strip();
            if (text.equals(present.getOrDefault(limit, ""))) {
                continue;
            }
            var number = number(limit, text);
            if (number.isEmpty()) {
                faults.put(
                        limit.word(),
                        TEXTS.get("limit.wrong." + limit.unit().name().toLowerCase(Locale.ROOT)));
            } else if (!number.get().equals(before.get(limit))) {
                changed.put(limit.word(), number.get());
            }
        }
        var jetStream = changed.keySet().stream()
                .flatMap(word -> AccountLimit.of(word).stream())
                .anyMatch(AccountLimit::isOfJetStream);
        return new Typed(PatchParts.limits(changed, jetStream ? tier : null), faults);
    }

    /// Empty for what is no number of its kind.
    public static Optional<Long> number(AccountLimit limit, String text) {
        if (text.isEmpty()) {
            return Optional.of(LimitWords.none(limit));
        }
        if (limit.unit() == AccountLimit.Unit.BYTES) {
            return ByteSize.parse(text).map(ByteSize::bytes);
        }
        var isNumber = text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
