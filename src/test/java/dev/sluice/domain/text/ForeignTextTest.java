package dev.sluice.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@Tag("unit")
final class ForeignTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 9, 10, 13, 0x1b, 0x7f, 0x85, 0x9b, 0x9d, 0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b,
                0x200d, 0x200e, 0x2028, 0x2029, 0x202e, 0x2060, 0x2066, 0x2800, 0x3000, 0x3164, 0xd800, 0xe000, 0xfe0f,
                0xfeff, 0xffa0, 0xfff9, 0xe0001, 0xe0100, 0x10ffff
            })
    @DisplayName("what a terminal obeys, what turns the direction and what shows nothing is shown by its number")
    void marked(int c) {
        var foreign = "a" + Character.toString(c) + "b";
        var shown = ForeignText.marked(foreign);
        assertEquals("a\\u{" + Integer.toHexString(c) + "}b", shown);
        assertSame(shown, ForeignText.marked(shown));
        var json = JsonMapper.shared().writeValueAsString(foreign);
        var escaped = ForeignText.escapedJson(json);
        assertEquals(
                foreign.replace('\ud800', '?'),
                JsonMapper.shared().readValue(escaped, String.class).replace('\ud800', '?'));
        assertEquals(escaped, ForeignText.marked(escaped));
    }

    @Test
    @DisplayName("every writing stays as it is")
    void plain() {
        for (var text : new String[] {"", "orders.> 50 %", "grüße", "заказы", "注文", "طلبات", "😀", "é", "█▀▄ …"}) {
            assertSame(text, ForeignText.marked(text));
        }
        assertEquals("a\n\\u{1b}b", ForeignText.markedLines("a\n\u001bb"));
    }
}
