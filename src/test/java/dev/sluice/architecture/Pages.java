package dev.sluice.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The project's pages, and what in them can be cited: headings by their words (`domain.md#suspension`) or, where
/// they have one, by their number (`nats-server-facts.md#1.4`), and rows of tables by their id (`traps.md#T41`).
///
/// @param anchors of each page, by its path below the folder of all pages
record Pages(Map<String, Set<String>> anchors) {
    static final Path FOLDER = Path.of("src/site/markdown");

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(?:(\\d+(?:\\.\\d+)*)\\.? +)?(.*)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| *([^|]*?) *\\|");
    private static final Pattern ID = Pattern.compile("[A-Z]{1,2}\\d+(?:-A?\\d+)?");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

    static Pages read() {
        var anchors = new TreeMap<String, Set<String>>();
        try (var files = Files.walk(FOLDER)) {
            for (var file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".md"))::iterator) {
                var name = FOLDER.relativize(file).toString().replace('\\', '/');
                anchors.put(name, anchorsOf(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Pages(anchors);
    }

    static Set<String> anchorsOf(String page) {
        var text = CODE.matcher(page).replaceAll("");
        var found = new TreeSet<String>();
        HEADING.matcher(text).results().forEach(heading -> {
            if (heading.group(1) != null) {
                found.add(heading.group(1));
            }
            found.add(words(heading));
        });
        ROW.matcher(text).results().forEach(row -> found.addAll(ids(row.group(1))));
        return found;
    }

    /// @param citation such as `domain.md#suspension`
    boolean leadsSomewhere(String citation) {
        var parts = citation.split("#", 2);
        var known = anchors.get(parts[0]);
        return known != null && (parts.length == 1 || known.contains(parts[1]));
    }

    static Set<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String words(MatchResult heading) {
        var number = heading.group(1) == null ? "" : heading.group(1) + " ";
        return (number + heading.group(2))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{Alnum} _-]", "")
                .strip()
                .replace(' ', '-');
    }
}
