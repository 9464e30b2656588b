package dev.sluice.domain.nkey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Boxes of curve keys, against one that nkeys (Go, 0.4.16) sealed.
@Tag("unit")
class CurveBoxTest {
    private static final byte[] PLAIN = "The seed of a key, sealed by nkeys.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEALED = HexFormat.of()
            .parseHex("786b7631973540544f1981c12106a6e67d391a4429ac96ed83d40b61e6bfb91069742c1078246ccb"
                    + "d308451bfaa3a952aa83e0b5443aab2bbace8ae2818d8c25f39914afdef1d19dda77b6217cd44a");

    private final Seed sender = Seed.parse("SXAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB6IC6WE".toCharArray());
    private final Seed receiver =
            Seed.parse("SXAMRR6GYXCMHQWBYC735PN4XO5LTOFXW223JM5SWGYK7LVNVSV2VKKR5E".toCharArray());

    @Test
    void itOpensWhatNkeysSealsAndSealsTheSameBytes() {
        assertEquals(
                "XAD2G7F4CQQJHSFXKXOBWEHINS2CMN2K2FVKQU7NBPP4BMVYNUOHZWPX",
                sender.publicKey().text());
        assertArrayEquals(
                PLAIN, CurveBox.open(SEALED, receiver, sender.publicKey()).orElseThrow());
        var nonce = Arrays.copyOfRange(SEALED, 4, 28);
        assertArrayEquals(SEALED, CurveBox.seal(PLAIN, sender, receiver.publicKey(), nonce));
    }

    @Test
    void whatIsAlteredCutOffOrForOthersDoesNotOpen() {
        for (var at : new int[] {0, 5, 30, SEALED.length - 1}) {
            var altered = SEALED.clone();
            altered[at] ^= 1;
            assertTrue(CurveBox.open(altered, receiver, sender.publicKey()).isEmpty(), "byte " + at);
        }
        assertTrue(CurveBox.open(Arrays.copyOf(SEALED, 40), receiver, sender.publicKey())
                .isEmpty());
        assertTrue(CurveBox.open(SEALED, sender, sender.publicKey()).isEmpty());
        var account = Seed.generate(KeyKind.ACCOUNT, bytes -> Arrays.fill(bytes, (byte) 7));
        assertThrows(IllegalArgumentException.class, () -> CurveBox.open(SEALED, receiver, account.publicKey()));
    }
}
