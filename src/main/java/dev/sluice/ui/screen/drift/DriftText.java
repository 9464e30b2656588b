package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What differs, in words.
final class DriftText {
    private static final Messages TEXTS = Messages.of("drift");
    private static final Pattern KEY = Pattern.compile("\\bA[A-Z2-7]{55}\\b");
    /// A text such as a description may have commas of its own, but none of these (`ClaimTree`).
    private static final Pattern NEXT_PART = Pattern.compile(", (?=[a-z_]+=)");
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
                ? TEXTS.get("what.one", ChangeKind.of(lines.getFirst()).word(), path(lines.getFirst(), row.names()))
                : TEXTS.get("what.many", lines.size());
    }

    /// What the servers that differ have, at worst.
    static SyncStatus worst(DriftRow row) {
        return row.servers().stream()
                .map(server -> server.worst())
                .filter(SyncStatus::isDrift)
                .max(Enum::compareTo)
                .orElse(SyncStatus.UNCONFIRMED);
    }

    /// "stream export orders.>", "import …: token", or the path itself.
    static String path(Line line, Map<PublicKey, String> names) {
        var limit = "limit." + line.path();
        if (TEXTS.has(limit)) {
            return TEXTS.get(limit);
        }
        var entry = ENTRY.matcher(line.path());
        if (!entry.matches() || !TEXTS.has("path." + entry.group(1))) {
            return named(line.path(), names);
        }
        var of = TEXTS.get("path." + entry.group(1), named(entry.group(2), names));
        return entry.group(3) == null ? of : TEXTS.get("path.part", of, entry.group(3));
    }

    /// A claim's value without what its path says already.
    static String value(Line line, String value, Map<PublicKey, String> names) {
        if (line.path().startsWith("limits.")) {
            return value.equals("-1") ? TEXTS.get("unlimited") : value;
        }
        var entry = ENTRY.matcher(line.path());
        var whole = entry.matches() && entry.group(3) == null;
        if (!whole || !TEXTS.has("value." + entry.group(1) + ".subject")) {
            return named(value, names);
        }
        var list = entry.group(1);
        var parts = List.of(NEXT_PART.split(value));
        var isPublic = list.equals("exports") && !parts.contains("token_req=true");
        var shown = Stream.concat(
                parts.stream()
                        .map(part -> part.split("=", 2))
                        .filter(part -> part.length == 2)
                        .map(part -> part(list, part[0], part[1])),
                isPublic ? Stream.of(TEXTS.get("value.public")) : Stream.of());
        return named(shown.filter(part -> !part.isEmpty()).collect(Collectors.joining(", ")), names);
    }

    private static String part(String list, String name, String value) {
        var key = "value." + list + "." + name;
        return TEXTS.has(key) ? TEXTS.get(key, value) : name + "=" + value;
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
    static Stream<PublicKey> keys(String text) {
        return KEY.matcher(text).results().flatMap(found -> PublicKey.parse(found.group()).stream());
    }
}
