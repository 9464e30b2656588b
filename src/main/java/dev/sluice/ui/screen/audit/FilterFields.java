package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a row was and became, field by field.
final class FilterFields {

    private static final Messages TEXTS = Messages.of("audit");
    /// Fields that hold unix seconds.
    private static final Set<String> TIMES = Set.of("signed", "at");

    private static final int LONGEST = 11;

    private final TimeFormat moments;

    FilterFields(TimeFormat moments) {
        this.moments = moments;
    }

    List<ClaimChange> changes(AuditChange change) {
        var before = fields(change, change.before());
        var after = fields(change, change.after());
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var found = new ArrayList<ClaimChange>();
        for (var name : names) {
            var was = shown(name, before.get(name));
            var is = shown(name, after.get(name));
            if (was == null && is != null) {
                found.add(new ClaimChange.Added(name, is));
            } else if (was != null && is == null) {
                found.add(new ClaimChange.Removed(name, was));
            } else if (was != null && is != null && !was.equals(is)) {
                found.add(new ClaimChange.Changed(name, was, is));
            }
        }
        return found;
    }

    private @Nullable String shown(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.isEmpty() || value.equals("null")) {
            return TEXTS.get("value.none");
        }
        var isTime = TIMES.contains(name) && value.chars().allMatch(Character::isDigit) && value.length() <= LONGEST;
        if (!isTime) {
            return value;
        }
        var seconds = Long.parseLong(value);
        return seconds == 0 ? TEXTS.get("value.never") : moments.absolute(Instant.ofEpochSecond(seconds));
    }

    /// `key=value; key=value`; a text without keys is one value.
    private static Map<String, String> fields(AuditChange change, String text) {
        var fields = new LinkedHashMap<String, String>();
        if (text.isEmpty()) {
            return fields;
        }
        if (!text.contains("=")) {
            fields.put(change.name().isEmpty() ? change.kind() : change.name(), text);
            return fields;
        }
        for (var part : text.split("; ", -1)) {
            var at = part.indexOf('=');
            fields.put(at < 0 ? part : part.substring(0, at), at < 0 ? "" : part.substring(at + 1));
        }
        return fields;
    }
}
