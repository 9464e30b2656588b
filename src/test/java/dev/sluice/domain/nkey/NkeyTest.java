package dev.sluice.domain.nkey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.NKey;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("unit")
class NkeyTest {
    private static final String ACCOUNT = "AAATUYEOAMBFGYFRURSHESGXCSA6OBEEW4VOX2WTBUG73AFPDQ7MFK74";
    private static final String SEED = "SAAMGMDI4PGFQQKVCLMW65OD5I6QNATGRNRTFCSKTLFLQQWQTPA7PZABKE";
    private static final byte[] DATA = "what is signed".getBytes(StandardCharsets.UTF_8);

    @Test
    void seedsOfTheVectorsGiveTheirPublicKeys() throws IOException {
        JsonNode root;
        try (var in = NkeyTest.class.getResourceAsStream("/vectors/jwt-vectors.json")) {
            root = JsonMapper.builder().build().readTree(in);
        }
        for (var pair : root.get("keys").values()) {
            var text = pair.get("seed").stringValue().toCharArray();
            try (var seed = Seed.parse(text)) {
                assertEquals(pair.get("public").stringValue(), seed.publicKey().text());
                assertArrayEquals(text, seed.text());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void generatedKeysSurviveTheirText(KeyKind kind) {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            try (var seed = Seed.generate(kind, random::nextBytes);
                    var again = Seed.parse(seed.text())) {
                var key = seed.publicKey();
                assertEquals(key, again.publicKey());
                assertEquals(kind, key.kind());
                assertTrue(key.isKind(kind));
                assertEquals(kind.letter(), key.text().charAt(0));
                assertEquals(Optional.of(key), PublicKey.parse(key.text()));
            }
        }
    }

    @Test
    void signaturesAreThoseOfTheNatsClient() throws GeneralSecurityException, IOException {
        try (var seed = Seed.parse(SEED.toCharArray())) {
            var signature = seed.sign(DATA);
            assertArrayEquals(NKey.fromSeed(SEED.toCharArray()).sign(DATA), signature);
            assertTrue(seed.publicKey().verify(DATA, signature));
            signature[3] ^= 1;
            assertFalse(seed.publicKey().verify(DATA, signature));
            assertFalse(seed.publicKey().verify(DATA, Arrays.copyOf(signature, 63)));
            assertFalse(new PublicKey(ACCOUNT).verify(new byte[0], signature));
        }
    }

    @Test
    void aCurveKeyNeitherSignsNorVerifies() {
        try (var curve = Seed.generate(KeyKind.CURVE, new Random(1)::nextBytes)) {
            assertThrows(UnsupportedOperationException.class, () -> curve.sign(DATA));
            assertFalse(curve.publicKey().verify(DATA, new byte[64]));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                " " + ACCOUNT,
                ACCOUNT + "\n",
                ACCOUNT + "=",
                "AAATUYEOAMBFGYFRURSHESGXCSA6OBEEW4VOX2WTBUG73AFPDQ7MFK7",
                "AAATUYEOAMBFGYFRURSHESGXCSA6OBEEW4VOX2WTBUG73AFPDQ7MFK75",
                "AAATUYEOAMBFGYFRURSHESGXCSA6OBEEW4VOX2WTBUG73AFPDQ7MFK7é",
                "AAATUYEOAMBFGYFRURSHESGXCSA6OBEEW4VOX2WTBUG73AFPDQ7MFK70",
                "BAATUYEOAMBFGYFRURSHESGXCSA6OBEEW4VOX2WTBUG73AFPDQ7MFK74",
                SEED
            })
    void whatIsNoPublicKeyIsRefused(String text) {
        assertEquals(Optional.empty(), PublicKey.parse(text));
        assertThrows(IllegalArgumentException.class, () -> new PublicKey(text));
    }

    @Test
    void lowerCaseIsRefused() {
        assertEquals(Optional.empty(), PublicKey.parse(ACCOUNT.toLowerCase(Locale.ROOT)));
    }

    @Test
    void everySingleWrongCharacterIsRefused() {
        for (int i = 0; i < ACCOUNT.length(); i++) {
            var changed = new StringBuilder(ACCOUNT);
            changed.setCharAt(i, ACCOUNT.charAt(i) == 'Q' ? 'R' : 'Q');
            assertEquals(Optional.empty(), PublicKey.parse(changed.toString()));
            assertThrows(IllegalArgumentException.class, () -> {
                var seed = SEED.toCharArray();
                seed[changed.length() % seed.length] = '!';
                Seed.parse(seed).close();
            });
        }
    }

    @Test
    void shortTextShowsBothEnds() {
        assertEquals("AAATU…MFK74", new PublicKey(ACCOUNT).shortText());
    }

    @Test
    void aClosedSeedIsWipedAndSaysSo() {
        var seed = Seed.parse(SEED.toCharArray());
        seed.close();
        assertThrows(IllegalStateException.class, seed::text);
        assertThrows(IllegalStateException.class, () -> seed.sign(DATA));
        assertEquals(ACCOUNT, seed.publicKey().text());
    }

    @Test
    void aSeedNeverShowsItself() {
        try (var seed = Seed.parse(SEED.toCharArray())) {
            assertEquals("Seed[AAATU…MFK74]", seed.toString());
            assertNotEquals(SEED, seed.toString());
            assertFalse(Serializable.class.isAssignableFrom(Seed.class));
        }
        var wrong = SEED.replace("SAAM", "SAAN").toCharArray();
        var problem = assertThrows(IllegalArgumentException.class, () -> Seed.parse(wrong));
        assertFalse(problem.toString().contains("MGMDI4PGFQQ"));
    }
}
