package dev.sluice.domain.jwt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.claims.Vectors;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.Seed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each reading rule by its id, and input that was made to hurt.
@Tag("unit")
class JwtReaderTest {
    private static final String HEADER = "{'typ':'JWT','alg':'ed25519-nkey'}";

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /// A token with that header and body, rightly signed; `ISS` in the body is the signer's key.
    private static String token(String header, String body, Seed signer) {
        var signed =
                part(header) + "." + part(body.replace("ISS", signer.publicKey().text()));
        var signature = signer.sign(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String rule(String token) {
        return assertThrows(JwtException.class, () -> JwtReader.decode(token)).rule();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "D4 | nope | {}",
                "D5 | {'typ':'JWS','alg':'ed25519-nkey'} | {}",
                "D6 | {'typ':'JWT','alg':'none'} | {}",
                "D6 | {'typ':'JWT'} | {}",
                "D8 | {'typ':'JWT','alg':'ed25519-nkey'} | nope",
                "D8 | {'typ':'JWT','alg':'ed25519-nkey'} | []",
                "D8 | {'typ':'JWT','alg':'ed25519-nkey'} | {} {}",
                "D8 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','exp':1.5,'nats':{'type':'user','version':2}}",
                "D9 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','nats':{'type':'user','version':3}}",
                "D10 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','nats':{'type':'cluster','version':2}}",
                "D11 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','nats':{'type':'server','version':2}}",
                "D12 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','nats':{'type':'user'}}",
                "D13 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','nats':{'type':'activation','version':2,'kind':'x'}}",
                "D14 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','nats':{'type':'account','version':2,'signing_keys':[{'kind':'x'}]}}",
                "D15 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','nats':{'type':'account','version':2,'exports':[{'service_latency':{'sampling':'x'}}]}}",
                "D18 | {'typ':'JWT','alg':'ed25519-nkey'} | {'iss':'ISS','nats':{'type':'operator','version':2}}"
            })
    void refusesByRule(String rule, String header, String body) {
        try (var signer = Vectors.seed("A:main")) {
            assertEquals(rule, rule(token(header, body, signer)));
        }
    }

    @Test
    void refusesBrokenEnvelopes() {
        try (var signer = Vectors.seed("A:main")) {
            var good = token(HEADER, "{'iss':'ISS','sub':'x','nats':{'type':'user','version':2}}", signer);
            var parts = good.split("\\.", -1);
            assertEquals("D1", rule("a".repeat(JwtReader.MAX_SIZE + 1)));
            assertEquals("D2", rule(parts[0] + "." + parts[1]));
            assertEquals("D3", rule("!." + parts[1] + "." + parts[2]));
            assertEquals("D7", rule(parts[0] + ".=a." + parts[2]));
            assertEquals("D16", rule(parts[0] + "." + parts[1] + ". "));
            assertEquals("D17", rule(parts[0] + "." + parts[1] + "." + parts[2].substring(4)));
            var problem = assertThrows(JwtException.class, () -> JwtReader.decodeAccount(good));
            assertEquals("D19", problem.rule());
        }
    }

    @Test
    void depthIsBoundedNotTheStack() {
        try (var signer = Vectors.seed("A:main")) {
            var deep = "[".repeat(300_000) + "]".repeat(300_000);
            var token = token(HEADER, "{'iss':'ISS','x':" + deep + "}", signer);
            assertEquals("D8", rule(token));
            assertThrows(JwtException.class, () -> JwtReader.decodeGeneric(token));
            assertEquals("D4", rule(part(deep) + ".e30.e30"));
        }
    }

    @Test
    void spoiltTokensGiveOnlyOurException() {
        var random = new Random(11);
        var texts = Vectors.all().stream()
                .map(vector -> vector.text("jwt"))
                .filter(text -> !text.isEmpty())
                .toList();
        for (int i = 0; i < 20_000; i++) {
            var spoilt = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int change = random.nextInt(3); change >= 0; change--) {
                spoilt.setCharAt(random.nextInt(spoilt.length()), (char) random.nextInt(128));
            }
            assertThrowsOnlyOurs(spoilt.toString());
        }
    }

    private static void assertThrowsOnlyOurs(String text) {
        try {
            JwtReader.decode(text);
        } catch (JwtException refused) {
            assertEquals('D', refused.rule().charAt(0));
        }
    }

    @Test
    void generalReadingOfGenericTokensIsRefusedAsInGo() throws JwtException {
        try (var operator = Vectors.seed("O:main")) {
            var claims = GenericClaims.deleteAccounts(operator.publicKey(), List.of(Vectors.key("A:main")));
            var text = JwtWriter.encode(claims, TokenSigner.of(operator), Vectors.now());
            assertEquals("D17", rule(text));
            assertEquals(
                    Map.of("accounts", List.of(Vectors.key("A:main").text()), "version", 2L),
                    JwtReader.decodeGeneric(text).claims().data());
        }
    }
}
