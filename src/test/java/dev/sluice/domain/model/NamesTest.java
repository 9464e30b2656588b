package dev.sluice.domain.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a/b",
                "a\\b",
                "a:b",
                "a\nb",
                "prod\u3164",
                "prod\u2800",
                "\u2800",
                "pr\u00a0od",
                "prod\u200b",
                "prod\u202e",
                "prod\u2066",
                "\u0301",
                "\u0301 \u0302",
                "prod\ufe0f",
                "prod\ue000",
                "\ud800",
                "prod\u115f"
            })
    @DisplayName("what shows nothing, or something else than it is, is no name")
    void unusable(String name) {
        var problem = assertThrows(ProblemException.class, () -> Names.check(name));
        assertEquals(ProblemCode.NAME_INVALID, problem.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "A b", "grüße", "cafe\u0301", "заказы", "注文", "طلبات", "नमस्ते", "😀", "a'b\"c{0}"})
    @DisplayName("names of every writing are names")
    void usable(String name) {
        assertEquals(name, Names.check(" " + name + " "));
        assertTrue(Names.isKept(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROD",
                "pr\u043ed",
                "\uff50rod",
                "\uff30\uff32\uff2f\uff24",
                "\u0420\u0420OD",
                "pr\u03bfd",
                "\u0440rod",
                "\ud835\udc29rod"
            })
    @DisplayName("what looks like prod is refused beside it")
    void alike(String name) {
        var present = name.equals("\u0420\u0420OD") ? "ppod" : "prod";
        assertTrue(Names.areAlike(name, present));
        assertTrue(Names.areAlike(present, name));
        if (!Names.key(name).equals(Names.key(present))) {
            var problem =
                    assertThrows(ProblemException.class, () -> Names.refuseAlike(name, List.of("other", present)));
            assertEquals(ProblemCode.NAME_ALIKE, problem.code());
        }
    }

    @Test
    @DisplayName("capitals and small letters of another alphabet are each compared by their looks")
    void bothCases() {
        assertTrue(Names.areAlike("\u041d\u041e\u0405\u0422", "HOST"));
        assertTrue(Names.areAlike("\u0456nf\u043e", "info"));
        assertTrue(Names.areAlike("\u0406nf\u043e", "Info"));
    }

    @Test
    @DisplayName("names that differ to the eye, or in ASCII, stay apart")
    void apart() {
        for (var pair : List.of(
                List.of("acct1", "acctl"),
                List.of("O0", "OO"),
                List.of("café", "cafe"),
                List.of("заказы", "заказ"),
                List.of("prod", "prod-2"))) {
            assertFalse(Names.areAlike(pair.get(0), pair.get(1)), pair.toString());
            assertDoesNotThrow(() -> Names.refuseAlike(pair.get(0), List.of(pair.get(1))));
        }
    }
}
