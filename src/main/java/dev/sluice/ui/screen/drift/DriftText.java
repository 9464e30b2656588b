package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.act.Standing;
import dev.sluice.domain.federation.care.Drifts.Drift;
import dev.sluice.domain.federation.care.Drifts.Line;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.mvc.Texts;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What differs, in words.
final class DriftText {
    private static final Texts TEXTS = Texts.of("drift");
    private static final Pattern KEY = Pattern.compile("\\bA[A-Z2-7]{55}\\b");
    /// `exports[stream orders.>].token_req`
    private static final Pattern ENTRY = Pattern.compile("(\\w+)\\[(.+)](?:\\.(.+))?");

    private DriftText() {}

    /// One sentence for the table.
    static String what(DriftRow row) {
        var drift = row.drift();
        if (drift != null) {
            return what(row, drift);
        }
        return switch (row.trouble()) {
            case FOREIGN -> TEXTS.get("what.foreign");
            case CAME_BACK -> TEXTS.get("what.came-back");
            case DIFFERS, UNKNOWN_SIGNER, BEHIND, IGNORED ->
                TEXTS.get("what." + worst(row).word());
        };
    }

    private static String what(DriftRow row, Drift drift) {
        if (row.isDeleted()) {
            return TEXTS.get("what.deleted.changed");
        }
        var lines = drift.lines();
        if (lines.isEmpty()) {
            return TEXTS.get("what.same");
        }
        return lines.size() == 1
                ? TEXTS.get("what.one", Mark.of(lines.getFirst()).word(), path(lines.getFirst(), row.names()))
                : TEXTS.get("what.many", lines.size());
    }

    /// What the servers that differ have, at worst.
    static Standing worst(DriftRow row) {
        return row.servers().stream()
                .map(server -> server.worst())
                .filter(Standing::isDrift)
                .max(Enum::compareTo)
                .orElse(Standing.UNCONFIRMED);
    }

    /// "stream export orders.>", "import …: token", or the path itself.
    static String path(Line line, Map<PublicKey, String> names) {
        var entry = ENTRY.matcher(line.path());
        if (!entry.matches() || !TEXTS.has("path." + entry.group(1))) {
            return named(line.path(), names);
        }
        var of = TEXTS.get("path." + entry.group(1), named(entry.group(2), names));
        return entry.group(3) == null ? of : TEXTS.get("path.part", of, entry.group(3));
    }

    /// The heading under which a claim stands.
    static String group(Line line) {
        var entry = ENTRY.matcher(line.path());
        var first = entry.matches() ? entry.group(1) : line.path().replaceAll("\\..*", "");
        return TEXTS.get(TEXTS.has("group." + first) ? "group." + first : "group.other");
    }

    /// With names in place of keys.
    static String named(String text, Map<PublicKey, String> names) {
        return KEY.matcher(text).replaceAll(found -> {
            var key = PublicKey.parse(found.group());
            var name = key.map(names::get);
            var shown = name.orElseGet(() -> key.map(PublicKey::shortText).orElse(found.group()));
            return Matcher.quoteReplacement(shown);
        });
    }

    /// Keys of accounts in a text.
    static java.util.stream.Stream<PublicKey> keys(String text) {
        return KEY.matcher(text).results().flatMap(found -> PublicKey.parse(found.group()).stream());
    }
}
