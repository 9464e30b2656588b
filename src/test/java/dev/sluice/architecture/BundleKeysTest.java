package dev.sluice.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every key that code asks a bundle for is there, and every key that is there is asked for.
@Tag("unit")
final class BundleKeysTest {
    private static final Path FACE = Path.of("src/main/java/dev/sluice/ui");
    private static final Path COMMAND_LINE = Path.of("src/main/java/dev/sluice/cli");
    private static final Path BUNDLES = Path.of("src/main/resources/dev/sluice");
    private static final Pattern BUNDLE = Pattern.compile("(\\w+) = Messages\\.of\\(\"(\\w+)\"\\)");
    private static final Pattern ASKED = Pattern.compile("\\b(\\w+)\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*([,)+])");
    private static final Pattern COMMAND_LINE_ASKED =
            Pattern.compile("\\bCliMessages\\.of\\(\\s*\"([^\"]+)\"\\s*([,)+])");
    /// Beginnings that code puts together of more than one part.
    private static final List<String> BUILT = List.of("kept.", "taken.");

    private static final Pattern LITERAL = Pattern.compile("\"([\\w.-]+)\"");

    @Test
    void theWindowAsksForWhatIsThere() {
        var missing = new ArrayList<String>();
        var asked = 0;
        for (var file : sources(FACE).entrySet()) {
            var bundles = new HashMap<String, Set<String>>();
            BUNDLE.matcher(file.getValue())
                    .results()
                    .forEach(found -> bundles.put(found.group(1), keys("ui/" + found.group(2))));
            for (var found : ASKED.matcher(file.getValue()).results().toList()) {
                var keys = bundles.get(found.group(1));
                if (keys != null) {
                    asked++;
                    check(keys, found.group(2), found.group(3), file.getKey(), missing);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(asked > 500, "only " + asked + " keys were found in the sources");
    }

    @Test
    void theCommandLineAsksForWhatIsThere() {
        var missing = new ArrayList<String>();
        var keys = keys("cli/cli");
        var asked = 0;
        for (var file : sources(COMMAND_LINE).entrySet()) {
            for (var found :
                    COMMAND_LINE_ASKED.matcher(file.getValue()).results().toList()) {
                asked++;
                check(keys, found.group(1), found.group(2), file.getKey(), missing);
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(asked > 0, "no key was found in the sources");
    }

    /// @param next what follows: a plus where only the beginning of a key stands there
    private static void check(Set<String> keys, String text, String next, Path file, List<String> missing) {
        var isThere = next.equals("+") ? keys.stream().anyMatch(key -> key.startsWith(text)) : keys.contains(text);
        if (!isThere) {
            missing.add(file.getFileName() + " asks for " + text);
        }
    }

    @Test
    void whatIsThereIsAskedFor() throws IOException {
        var literals = new TreeSet<String>();
        sources(FACE)
                .values()
                .forEach(text -> LITERAL.matcher(text).results().forEach(found -> literals.add(found.group(1))));
        var beginnings = Stream.concat(literals.stream().filter(text -> text.endsWith(".")), BUILT.stream())
                .toList();
        var endings = literals.stream().filter(text -> text.startsWith(".")).toList();
        var unused = new TreeSet<String>();
        try (var files = Files.list(BUNDLES.resolve("ui"))) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = file.getFileName().toString().replace(".properties", "");
                keys("ui/" + name).stream()
                        .filter(key -> !literals.contains(key)
                                && beginnings.stream().noneMatch(key::startsWith)
                                && endings.stream().noneMatch(key::endsWith))
                        .forEach(key -> unused.add(name + ": " + key));
            }
        }
        assertEquals(Set.of(), unused);
    }

    private static Set<String> keys(String bundle) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLES.resolve(bundle + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    private static Map<Path, String> sources(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(file -> file, BundleKeysTest::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
