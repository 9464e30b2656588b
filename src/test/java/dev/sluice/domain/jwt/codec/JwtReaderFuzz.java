package dev.sluice.domain.jwt.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.RandomClaims;
import dev.sluice.domain.jwt.claims.Vectors;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hostile tokens, signed so that they get as far as possible: the reader answers with claims or a [JwtException],
/// soon, and what it read can be judged, compared and written.
@Tag("fuzz")
class JwtReaderFuzz {
    /// Processor time: the machine may be busy with other things.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int TRIES = 20_000;
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final String[] PIECES = {
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\u",
        "\\ud800",
        "0",
        "-",
        "1e400",
        "1e-400",
        "9".repeat(400),
        "null",
        "true",
        "[[[[[[[[",
        "\u0000",
        "\ufeff",
        "{\"a\":",
        "\"\":",
        "*",
        ">",
        "..",
        "$1",
        " ",
        "\u2028"
    };

    private final Random random = new Random(42);

    private static String signed(byte[] payload, String label) {
        var part = Base64.getUrlEncoder().withoutPadding();
        var head = part.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}".getBytes(StandardCharsets.UTF_8))
                + "." + part.encodeToString(payload);
        try (var seed = Vectors.seed(label)) {
            return head + "." + part.encodeToString(seed.sign(head.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static boolean isRead(String token) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            var claims = JwtReader.decodeAny(token, ReadMode.KEEP_UNKNOWN).claims();
            JwtValidator.validate(claims, 0);
            ClaimsJson.payload(claims, 2);
            return true;
        } catch (JwtException _) {
            return false;
        } finally {
            long took = THREADS.getCurrentThreadCpuTime() - start;
            assertTrue(took < PATIENCE_NANOS, () -> "it took " + took / 1_000_000 + " ms");
        }
    }

    @Test
    void mutatedPayloads() throws JwtException {
        var claims = new RandomClaims(7);
        int read = 0;
        for (int i = 0; i < TRIES; i++) {
            var made = claims.next();
            var text = new StringBuilder(ClaimsJson.payload(
                    made.claims()
                            .withBase(made.claims()
                                    .base()
                                    .issued(Vectors.key(made.signer()).text(), 1)),
                    2));
            for (int n = random.nextInt(4); n > 0; n--) {
                int at = random.nextInt(text.length() + 1);
                text.replace(
                        at, Math.min(text.length(), at + random.nextInt(3)), PIECES[random.nextInt(PIECES.length)]);
            }
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(4) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            read += isRead(signed(bytes, made.signer())) ? 1 : 0;
        }
        System.out.printf("FUZZ %d mutated tokens, %d read%n", TRIES, read);
        assertTrue(read > TRIES / 20, "hardly anything got as far as the claims");
    }

    @Test
    void garbageAsAWhole() {
        for (int i = 0; i < TRIES; i++) {
            var bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            isRead(new String(bytes, StandardCharsets.ISO_8859_1));
            isRead("eyJ0eXAiOiJKV1QiLCJhbGciOiJlZDI1NTE5LW5rZXkifQ." + new String(bytes, StandardCharsets.UTF_8)
                    + ".x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "9", "\"a\",", "\\u0041", "{},", "[],", "a.", "*.", "é"})
    void oneThingManyTimes(String piece) {
        var many = piece.repeat(700_000 / piece.length());
        var issuer = "{\"iss\":\"" + Vectors.key("O:main").text()
                + "\",\"sub\":\"x\",\"nats\":{\"type\":\"account\",\"version\":2,";
        for (var frame : new String[] {
            "\"x\":%s}}",
            "\"exports\":[%s{}]}}",
            "\"description\":\"%s\"}}",
            "\"exports\":[{\"subject\":\"%s\"},{\"subject\":\"%s\"}]}}",
            "\"mappings\":{\"%s\":[]}}}",
            "\"limits\":{\"subs\":%s}}}",
            "\"imports\":[%s null]}}",
            "\"tags\":[%s\"\"]}}"
        }) {
            var body = frame.replaceFirst("%s", Matcher.quoteReplacement(many)).replace("%s", "a");
            isRead(signed((issuer + body).getBytes(StandardCharsets.UTF_8), "O:main"));
        }
    }
}
