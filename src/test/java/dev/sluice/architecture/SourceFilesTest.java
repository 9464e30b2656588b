package dev.sluice.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What only the sources tell.
final class SourceFilesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TOUR = Path.of("src/tour/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final int MOST = 200;
    private static final int NONE = 400;
    private static final int MOST_IN_A_ROOM = 30;
    private static final String PACKAGE_INFO = "package-info.java";

    @Test
    void noFileIsLongerThan400Lines() {
        var tooLong = sources(".java", MAIN, TOUR, TESTS)
                .filter(file -> length(file) > NONE)
                .toList();
        assertEquals(List.of(), tooLong);
    }

    @Test
    void mostFilesAreUnder200Lines() {
        var all = sources(".java", MAIN).toList();
        var small = all.stream().filter(file -> length(file) <= MOST).count();
        assertTrue(small >= all.size() * 0.9, "only " + small + " of " + all.size() + " are under 200 lines");
    }

    @Test
    void noRoomHasMoreThan30Files() {
        var crowded = sources(".java", MAIN, TOUR)
                .filter(file -> !file.endsWith(PACKAGE_INFO))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        crowded.values().removeIf(files -> files <= MOST_IN_A_ROOM);
        assertEquals(Map.of(), crowded);
    }

    @Test
    void oneNameNamesOneType() {
        var names = sources(".java", MAIN, TOUR)
                .filter(file -> !file.endsWith(PACKAGE_INFO))
                .collect(Collectors.groupingBy(file -> file.getFileName().toString(), Collectors.counting()));
        names.values().removeIf(files -> files == 1);
        assertEquals(Map.of(), names);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = sources(".java", MAIN, TOUR)
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isMarked(folder.resolve(PACKAGE_INFO)))
                .toList();
        assertEquals(List.of(), unmarked);
    }

    @Test
    void nothingIsLeftForLater() {
        var marks = List.of("TO" + "DO", "FIX" + "ME", "XX" + "X");
        var left = sources(".java", MAIN, TOUR, TESTS)
                .filter(file -> marks.stream().anyMatch(text(file)::contains))
                .toList();
        assertEquals(List.of(), left);
    }

    @Test
    @DisplayName("Comments fill their lines: none breaks where its next word had room")
    void commentsAreWrapped() {
        var ragged = sources(".java", MAIN, TOUR, TESTS)
                .flatMap(file -> CommentWrap.ragged(text(file)).stream().map(line -> file + ":" + line))
                .toList();
        assertEquals(List.of(), ragged);
    }

    @Test
    void ragged() {
        var room = "/// A comment that breaks here\n/// though there is room.\n";
        assertEquals(List.of(1), CommentWrap.ragged(room));
        assertEquals(List.of(), CommentWrap.ragged("/// A list:\n/// - one\n/// - two\n///\n/// And more.\n"));
        assertEquals(List.of(), CommentWrap.ragged("/// " + "x".repeat(110) + "\n/// `a code span`\n"));
    }

    private static boolean isMarked(Path info) {
        return Files.exists(info)
                && text(info).contains("@NullMarked")
                && text(info).startsWith("///");
    }

    private static Stream<Path> sources(String ending, Path... roots) {
        return Stream.of(roots).flatMap(root -> {
            try (var files = Files.walk(root)) {
                return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static long length(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
