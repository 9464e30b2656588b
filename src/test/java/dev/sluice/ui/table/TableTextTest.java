package dev.sluice.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.table.TableText.Cells;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("Rows of a table as text")
class TableTextTest {
    private static final Cells CELLS = new Cells(
            List.of("Name", "On servers"), List.of(List.of("a \"b\"", "In force"), List.of("c", "Not pushed")), "");

    private static Cells of(String cell) {
        return new Cells(List.of("Name"), List.of(List.of(cell)), "");
    }

    @Test
    void eachFormIsWhatItsReadersExpect() {
        assertEquals(
                "\"Name\",\"On servers\"\r\n\"a \"\"b\"\"\",\"In force\"\r\n\"c\",\"Not pushed\"\r\n",
                TableText.CSV.of(CELLS));
        assertEquals("""
                [
                  {"Name": "a \\"b\\"", "On servers": "In force"},
                  {"Name": "c", "On servers": "Not pushed"}
                ]
                """, TableText.JSON.of(CELLS));
        assertEquals("""
                | Name | On servers |
                | --- | --- |
                | a "b" | In force |
                | c | Not pushed |
                """, TableText.MARKDOWN.of(CELLS));
    }

    @Test
    void foreignTextIsNoCommandOfAnything() {
        assertTrue(TableText.CSV.of(of("=HYPERLINK(1)")).contains("\"'=HYPERLINK(1)\""));
        assertTrue(TableText.CSV.of(of("a\u202eb")).contains("a\\u{202e}b"));
        assertTrue(TableText.JSON.of(of("a\u001b\\")).contains("\"a\\u001b\\\\\""));
        assertTrue(TableText.MARKDOWN
                .of(of("x | [y](http://z) <b>\n|"))
                .contains("| x \\| \\[y\\](http:\\//z) \\<b\\> \\| |"));
        assertFalse(TableText.MARKDOWN.of(of("a\u200bb")).contains("\u200b"));
    }

    @Test
    void whatWasFilteredByIsNamed() {
        var cells = new Cells(List.of("Name"), List.of(List.of("c")), "Suspended, \"c\"");
        assertTrue(TableText.CSV.of(cells).startsWith("\"# Suspended, \"\"c\"\"\"\r\n"));
        assertTrue(TableText.MARKDOWN.of(cells).startsWith("Suspended, \"c\"\n\n| Name |"));
    }
}
