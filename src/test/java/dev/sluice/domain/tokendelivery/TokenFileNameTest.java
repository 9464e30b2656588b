package dev.sluice.domain.tokendelivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class TokenFileNameTest {
    @Test
    @DisplayName("S0-6 the file is named after the export and the importer")
    void s0_6_theFileIsNamedAfterExportAndImporter() {
        assertEquals("CARTEVENTS-GRANT-STREAM-ACCTB.tok", TokenFileName.of("CARTEVENTS-GRANT-STREAM", "ACCTB"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "..", ".", "/abs", "a\\b", "C:x", "a\nb", "~", "", "-rf", "\u202egpj", "é"})
    void noNameBecomesAPath(String hostile) {
        for (var name : new String[] {TokenFileName.of(hostile, "B"), TokenFileName.of(hostile, hostile)}) {
            assertTrue(name.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.tok"), name);
            assertTrue(!name.contains(".."), name);
        }
    }

    @Test
    void aNameIsNeverTooLongForAFileSystem() {
        assertTrue(TokenFileName.of("x".repeat(400), "y").length() < 130);
    }
}
