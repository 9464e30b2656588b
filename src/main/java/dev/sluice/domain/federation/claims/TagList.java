package dev.sluice.domain.federation.claims;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Tags of accounts and users, as Go keeps them: in small letters, each once.
public final class TagList {
    private TagList() {}

    public static List<String> changed(List<String> present, List<String> added, List<String> removed) {
        var tags = new LinkedHashSet<>(present);
        added.stream().map(TagList::tag).forEach(tags::add);
        removed.stream().map(TagList::tag).forEach(tags::remove);
        return List.copyOf(tags);
    }

    private static String tag(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
