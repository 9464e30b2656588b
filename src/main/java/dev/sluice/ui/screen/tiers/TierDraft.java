package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.More;
import dev.sluice.ui.account.AccountDraft;
import dev.sluice.ui.account.LimitsDraft;
import dev.sluice.ui.text.Messages;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits of a tier as they are typed; an empty field is no limit.
///
/// @param replicas (`R3`) whose JetStream limits are meant; null for those of all streams
record TierDraft(Map<AccountLimit, String> texts, @Nullable String replicas, Allowed allowed) {
    private static final Messages TEXTS = Messages.of("account");

    /// What is allowed or required rather than limited.
    record Allowed(boolean wildcardExports, boolean bearerTokens, boolean maxBytesRequired) {
        static Allowed of(Tier tier, @Nullable String replicas) {
            return new Allowed(
                    is(tier, "wildcard-exports"),
                    is(tier, "bearer"),
                    is(tier, word("max-bytes-required", true, replicas)));
        }

        private static boolean is(Tier tier, String word) {
            return tier.table().getOrDefault(word, 0L) == 1;
        }
    }

    TierDraft {
        texts = Map.copyOf(texts);
    }

    /// As it is.
    static TierDraft of(Tier tier, @Nullable String replicas) {
        var texts = new EnumMap<AccountLimit, String>(AccountLimit.class);
        var table = tier.table();
        for (var limit : AccountLimit.values()) {
            var value = table.get(word(limit.word(), limit.isOfJetStream(), replicas));
            if (value != null) {
                texts.put(limit, LimitsDraft.text(limit, value));
            }
        }
        return new TierDraft(texts, replicas, Allowed.of(tier, replicas));
    }

    private static String word(String word, boolean ofJetStream, @Nullable String replicas) {
        return ofJetStream && replicas != null ? replicas + " " + word : word;
    }

    /// What of it is otherwise than in the tier.
    AccountDraft.Typed against(Tier tier) {
        var changed = new HashMap<String, Long>();
        var faults = new HashMap<String, String>();
        var present = of(tier, replicas);
        texts.forEach((limit, typed) -> {
            var text = typed.strip();
            if (!text.equals(present.texts().getOrDefault(limit, ""))) {
                LimitsDraft.number(limit, text)
                        .ifPresentOrElse(
                                number -> changed.put(limit.word(), number),
                                () -> faults.put(
                                        limit.word(),
                                        TEXTS.get("limit.wrong."
                                                + limit.unit().name().toLowerCase(Locale.ROOT))));
            }
        });
        return new AccountDraft.Typed(patch(changed, present.allowed()), faults);
    }

    private AccountPatch patch(Map<String, Long> changed, Allowed before) {
        var jetStream = changed.keySet().stream()
                .flatMap(word -> AccountLimit.of(word).stream())
                .anyMatch(AccountLimit::isOfJetStream);
        var required = other(before.maxBytesRequired(), allowed.maxBytesRequired());
        return AccountPatch.builder()
                .limits(changed)
                .tier(jetStream || required != null ? replicas : null)
                .wildcardExports(other(before.wildcardExports(), allowed.wildcardExports()))
                .bearerTokens(other(before.bearerTokens(), allowed.bearerTokens()))
                .more(required == null ? null : new More(required, null, null, null, null, null))
                .build();
    }

    /// Null where it stays.
    private static @Nullable Boolean other(boolean before, boolean after) {
        return before == after ? null : Boolean.valueOf(after);
    }
}
