package dev.sluice.domain.problem;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
final class ProblemTextTest {
    private static final Pattern COMMAND = Pattern.compile("--[a-z]|\\bsluice [a-z]|SLUICE_");
    private static final List<String> ARGUMENTS = List.of("one", "two", "three", "four", "five", "six");

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyCodeHasThreeSentences(ProblemCode code) {
        var text = new Problem(code, ARGUMENTS).text();
        assertEquals(code.text(), text.code());
        assertAll(List.of(text.what(), text.unchanged(), text.remedy()).stream().map(part -> () -> {
            assertFalse(part.isBlank());
            assertFalse(part.matches(".*\\{[0-9].*"), part);
        }));
        assertAll(
                () -> assertTrue(text.what().endsWith(".") || text.what().endsWith("}"), text.what()),
                () -> assertTrue(text.remedy().matches("(?s).*[.\"]$|.*two$|.*one$"), text.remedy()));
    }

    /// Nobody types a command in a window.
    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void noWindowNamesACommand(ProblemCode code) {
        var text = new Problem(code, ARGUMENTS).inWindow();
        var whole = String.join(" ", text.what(), text.unchanged(), text.remedy());
        assertFalse(COMMAND.matcher(whole).find(), whole);
        assertFalse(text.remedy().contains("{") && !text.remedy().contains("type: full"), text.remedy());
    }

    @Test
    void everyTextBelongsToACode() {
        var keys = new HashSet<>(
                ResourceBundle.getBundle("dev.sluice.domain.problem.problems").keySet());
        Arrays.stream(ProblemCode.values())
                .forEach(code -> List.of(".what", ".unchanged", ".remedy", ".window")
                        .forEach(part -> keys.remove(code.text() + part)));
        assertEquals(new HashSet<String>(), keys);
    }

    @Test
    void codesAreUnique() {
        var codes = Arrays.stream(ProblemCode.values()).map(ProblemCode::text).toList();
        assertEquals(codes.size(), new HashSet<>(codes).size());
    }
}
