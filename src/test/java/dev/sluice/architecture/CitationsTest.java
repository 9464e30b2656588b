package dev.sluice.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What comments, tests and pages cite is there: in this repository, in a page under `src/site/markdown`, under
/// that heading.
final class CitationsTest {
    private static final List<Path> CITING = Stream.of(
                    "src", "packaging", ".github", ".run", ".ci", "README.md", "pom.xml")
            .map(Path::of)
            .toList();
    private static final Path EVERYWHERE = Path.of("");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEXTS = Pattern.compile(".*(\\.(java|properties|sql|css|sh|xml|md|steps)|/[a-z-]+)");
    private static final Pattern WRAP = Pattern.compile("\\R *(///?|\\*|#|--)? *");

    private static final Pattern CITATION =
            Pattern.compile("(?<![\\w/.-])[a-z0-9][\\w/-]*\\.md(?:#[\\w-]+(?:\\.[\\w-]+)*)?");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ACCEPTANCE = Pattern.compile("\\bS\\d-A?\\d+\\b");

    /// How pages were cited that this repository never had, such as `domain` and a number.
    private static final Pattern OLD_FORM =
            Pattern.compile("(?<![\\w.#/-])(?:((jwt|nats-server|server)[ -])?facts|peers|"
                    + "design|domain|ux|acceptance|choices|vocabulary|(javafx-)?anchors)(\\.md)?[`,]*[ §]+[A-Z]?\\d|"
                    + "\\b[Dd]ecisions? \\(?\\d|\\.\\./shared");

    private static final Pages PAGES = Pages.read();
    private static final Map<Path, String> UNWRAPPED = unwrapped();

    @Test
    void everyCitationLeadsSomewhere() {
        assertEquals(
                Set.of(),
                found(
                        EVERYWHERE,
                        text -> all(CITATION, withoutLinks(text)).filter(citation -> !PAGES.leadsSomewhere(citation))));
    }

    @Test
    void nothingIsCitedByAnOldForm() {
        assertEquals(Set.of(), found(EVERYWHERE, text -> all(OLD_FORM, text)));
    }

    @Test
    void everyAcceptanceIdOfATestIsInTheList() {
        var listed = PAGES.anchors().getOrDefault("acceptance.md", Set.of());
        assertEquals(Set.of(), found(TESTS, text -> all(ACCEPTANCE, text).filter(id -> !listed.contains(id))));
    }

    @Test
    void everyLinkBetweenPagesLeadsSomewhere() {
        var dead = new TreeSet<String>();
        for (var page :
                files(CITING).filter(file -> file.toString().endsWith(".md")).toList()) {
            LINK.matcher(text(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains("://") && !isThere(page, target))
                    .forEach(target -> dead.add(page + ": " + target));
        }
        assertEquals(Set.of(), dead);
    }

    @Test
    void everyPageIsInAnIndex() {
        var index = text(Pages.FOLDER.resolve("index.md"));
        var decisions = text(Pages.FOLDER.resolve("decisions/index.md"));
        var missing = PAGES.anchors().keySet().stream()
                .filter(page -> !page.endsWith("index.md"))
                .filter(page -> !(page.startsWith("decisions/")
                        ? decisions.contains("(" + page.substring("decisions/".length()) + ")")
                        : index.contains("(" + page + ")")))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyDecisionHasItsNumberAStatusAndADate() {
        var form = Pattern.compile("# (\\d{4}) .+\\R\\RStatus: \\S.*\\RDate: \\d{4}-\\d{2}-\\d{2}\\R(?s:.*)");
        var wrong = files(List.of(Pages.FOLDER.resolve("decisions")))
                .filter(file -> !file.endsWith("index.md"))
                .filter(file -> {
                    var read = form.matcher(text(file));
                    return !read.matches() || !file.getFileName().toString().startsWith(read.group(1) + "-");
                })
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void aHeadingIsCitedByItsNumberOrItsWordsAndARowByItsId() {
        var pages = new Pages(Map.of(
                "facts.md",
                Pages.anchorsOf("# Facts\n\n## 1.4 Who replies\n\n### A test's servers\n\n| T41 | a trap |\n"
                        + "```\n# no heading\n```\n")));
        Stream.of("facts.md", "facts.md#1.4", "facts.md#14-who-replies", "facts.md#a-tests-servers", "facts.md#T41")
                .forEach(citation -> assertTrue(pages.leadsSomewhere(citation), citation));
        Stream.of("other.md", "facts.md#1.5", "facts.md#who-answers", "facts.md#T4", "facts.md#no-heading")
                .forEach(citation -> assertFalse(pages.leadsSomewhere(citation), citation));
    }

    private static boolean isThere(Path page, String target) {
        var parts = target.split("#", 2);
        var folder = page.resolveSibling("");
        var file = parts[0].isEmpty() ? page : folder.resolve(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || PAGES.leadsSomewhere(Pages.FOLDER.relativize(file).toString().replace('\\', '/') + "#" + parts[1]);
    }

    /// A citation may stand at the end of a comment's line and go on in the next.
    private static Map<Path, String> unwrapped() {
        var texts = new TreeMap<Path, String>();
        files(CITING)
                .filter(file -> !file.endsWith("CitationsTest.java") && !file.endsWith("Pages.java"))
                .forEach(file -> texts.put(file, WRAP.matcher(text(file)).replaceAll(" ")));
        return texts;
    }

    private static Set<String> found(Path root, Function<String, Stream<String>> search) {
        var found = new TreeSet<String>();
        UNWRAPPED.forEach((file, text) -> {
            if (root.equals(EVERYWHERE) || file.startsWith(root)) {
                search.apply(text).forEach(citation -> found.add(file + ": " + citation));
            }
        });
        return found;
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group());
    }

    private static String withoutLinks(String text) {
        return LINK.matcher(text).replaceAll("]");
    }

    private static Stream<Path> files(List<Path> roots) {
        return roots.stream().filter(Files::exists).flatMap(root -> {
            try (var files = Files.walk(root)) {
                return files
                        .filter(file -> Files.isRegularFile(file)
                                && TEXTS.matcher(file.toString().replace('\\', '/'))
                                        .matches())
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
