package dev.sluice.ui.operation;

import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a change of an account is about, in a few words each.
public final class PatchText {
    private static final Messages TEXTS = Messages.of("account");

    private PatchText() {}

    /// As one line.
    public static String of(AccountPatch patch) {
        return String.join(TEXTS.get("patch.and"), words(patch));
    }

    /// Of a staged change; empty for one that is of no account itself.
    public static String of(StagedChange change) {
        return change.edit() instanceof ChangeAccount edit ? of(edit.patch()) : "";
    }

    private static List<String> words(AccountPatch patch) {
        var words = new ArrayList<String>();
        var suspended = patch.suspended();
        if (suspended != null) {
            words.add(TEXTS.get(suspended > 0 ? "patch.suspend" : "patch.resume"));
        }
        if (patch.tiering() != null) {
            words.add(
                    patch.tiering().equals(Tiering.NONE)
                            ? TEXTS.get("patch.tier.none")
                            : TEXTS.get("patch.tier", patch.tiering().name()));
        }
        if (patch.name() != null) {
            words.add(TEXTS.get("patch.name", patch.name()));
        }
        said(words, "patch.description", patch.description());
        said(words, "patch.info-url", patch.infoUrl());
        patch.addTags().forEach(tag -> words.add(TEXTS.get("patch.tag", tag)));
        patch.removeTags().forEach(tag -> words.add(TEXTS.get("patch.tag.not", tag)));
        var tier = patch.tier() == null ? "" : " (" + patch.tier() + ")";
        new TreeMap<>(patch.limits())
                .forEach((word, value) -> AccountLimit.of(word)
                        .ifPresent(limit -> words.add(TEXTS.get(
                                "patch.limit", LimitWords.name(limit) + tier, LimitWords.allowed(limit, value)))));
        if (patch.expires() != null) {
            words.add(TEXTS.get(patch.expires() == 0 ? "patch.endless" : "patch.end"));
        }
        allowed(words, "patch.wildcards", patch.wildcardExports());
        allowed(words, "patch.bearer", patch.bearerTokens());
        if (patch.more() != null) {
            words.add(TEXTS.get("patch.more"));
        }
        if (patch.defaults() != null) {
            words.add(TEXTS.get("patch.rules"));
        }
        patch.mappings().forEach(mapping -> words.add(mapping(mapping)));
        return words;
    }

    private static void said(List<String> words, String key, @Nullable String text) {
        if (text != null) {
            words.add(TEXTS.get(text.isEmpty() ? key + ".none" : key));
        }
    }

    private static void allowed(List<String> words, String key, @Nullable Boolean allowed) {
        if (allowed != null) {
            words.add(TEXTS.get(allowed ? key : key + ".not"));
        }
    }

    private static String mapping(Mapping mapping) {
        var to = mapping.to();
        if (mapping.removed()) {
            return to == null
                    ? TEXTS.get("patch.mapping.none", mapping.from())
                    : TEXTS.get("patch.mapping.not", mapping.from(), to);
        }
        return TEXTS.get("patch.mapping", mapping.from(), to == null ? "" : to, mapping.weight());
    }
}
