package dev.sluice.domain.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
@DisplayName("A passphrase")
class PassphraseStrengthTest {
    @ParameterizedTest
    @CsvSource({
        "'', NONE",
        "secret, WEAK",
        "aaaaaaaaaaaaaaaaaaaaaaaa, WEAK",
        "12345678901234567890, FAIR",
        "Tr0ub4dor&3, STRONG",
        "correct horse battery staple, STRONG"
    })
    @DisplayName("is as strong as it is long and varied; repeated characters add little")
    void strength(String text, PassphraseStrength strength) {
        try (var passphrase = Passphrase.of(text.toCharArray())) {
            assertEquals(strength, PassphraseStrength.of(passphrase));
        }
    }

    @Test
    @DisplayName("shows itself nowhere, and is wiped when it is closed")
    void wiped() {
        var own = "secret".toCharArray();
        var passphrase = Passphrase.of(own);
        assertFalse(passphrase.isNone());
        assertFalse(passphrase.toString().contains("secret"));
        passphrase.close();
        assertEquals("\0".repeat(6), new String(passphrase.copy()));
        assertEquals("secret", new String(own), "the caller's own is the caller's to wipe");
        assertTrue(Passphrase.none().isNone());
    }
}
