package dev.sluice.domain.jwt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.Vectors;
import dev.sluice.domain.jwt.codec.ClaimsJson;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a newer server wrote is still there after an edit (decisions/0005-unknown-fields-survive.md).
@Tag("unit")
class UnknownFieldsTest {
    private static final String ACCOUNT = Vectors.key("A:main").text();
    private static final String SCOPE = Vectors.key("A:scoped").text();

    /// Known fields in their order, unknown ones after them in an order of their own.
    private static final String NATS = """
            {"imports":[{"subject":"in","account":"%s","type":"stream","zz":[1,2.50,{"b":null,"a":"<"}],"aa":1e3}],
            "exports":[{"subject":"out","type":"service","service_latency":{"sampling":9,"results":"r","l":1},"new":true}],
            "limits":{"subs":-1,"disk_storage":5,"flows":18446744073709551616},
            "signing_keys":[{"kind":"user_scope","key":"%s","role":"r",
            "template":{"pub":{},"sub":{},"subs":-1,"data":-1,"payload":-1,"zeta":9007199254740993,"beta":{}},
            "description":"","owner":"x"}],
            "default_permissions":{"pub":{"allow":["a"],"rate":1},"sub":{},"resp":{"max":1,"ttl":2,"u":3},"p":0},
            "mappings":{"m":[{"subject":"t","region":"eu"}]},"authorization":{"mode":"m"},
            "trace":{"dest":"d","sampling":3,"format":"w3c"},"tags":["t"],"type":"account","version":2,
            "zones":["x"],"quota":{"a":[]}}
            """.formatted(ACCOUNT, SCOPE).replace("\n", "");

    private static String token(String json) {
        var head = part("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}") + "." + part(json);
        try (var seed = Vectors.seed("O:main")) {
            var signature = seed.sign(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        }
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static String account(String name) {
        return "{\"jti\":\"X\",\"iat\":5,\"iss\":\"" + Vectors.key("O:main") + "\",\"name\":\"" + name + "\",\"sub\":\""
                + ACCOUNT + "\",\"nats\":" + NATS + ",\"region\":\"eu\"}";
    }

    @Test
    void everyObjectOfAnAccountKeepsThemWhenOneFieldIsEdited() throws JwtException {
        var read = JwtReader.decodeAccount(token(account("before")), ReadMode.KEEP_UNKNOWN)
                .claims();
        var edited = read.copy().base(read.base().withName("after")).build();
        try (var seed = Vectors.seed("O:main")) {
            var written = payload(JwtWriter.encode(edited, TokenSigner.of(seed), 5));
            var expected = account("after")
                    .replace("\"<\"", "\"\\u003c\"")
                    .replace("\"X\"", "\"" + edited.withBase(read.base()).base().id() + "\"");
            assertEquals(withoutId(expected), withoutId(written));
        }
    }

    private static String withoutId(String json) {
        return json.replaceFirst("\"jti\":\"[^\"]*\",", "");
    }

    @Test
    void theyAreForgottenLikeInGoUnlessAskedFor() throws JwtException {
        var claims = JwtReader.decodeAccount(token(account("a"))).claims();
        assertTrue(claims.unknown().isEmpty());
        assertTrue(claims.base().unknown().isEmpty());
        assertTrue(claims.exports().getFirst().unknown().isEmpty());
        assertFalse(ClaimsJson.payload(claims, 2).contains("zones"));
    }

    @Test
    void theyGoToTheExportAndToTheImportTheyWereReadWith() throws JwtException {
        var claims = JwtReader.decodeAccount(token(account("a")), ReadMode.KEEP_UNKNOWN)
                .claims();
        assertEquals("{\"new\":true}", claims.exports().getFirst().unknown().json());
        assertEquals(
                "{\"zz\":[1,2.50,{\"b\":null,\"a\":\"\\u003c\"}],\"aa\":1e3}",
                claims.imports().getFirst().unknown().json());
        assertEquals(
                "{\"zones\":[\"x\"],\"quota\":{\"a\":[]}}", claims.unknown().json());
        assertEquals("{\"region\":\"eu\"}", claims.base().unknown().json());
    }

    @Test
    void whatWasKeptElsewhereComesBack() throws JwtException {
        var unknown =
                UnknownFields.parse("{\"b\": [1, {\"x\": \"\\u00e9\"}], \"a\": 12345678901234567890.0, \"b\": 2}");
        assertEquals("{\"b\":2,\"a\":12345678901234567890.0}", unknown.json());
        assertEquals(unknown, UnknownFields.parse(unknown.json()));
        assertEquals(UnknownFields.NONE, UnknownFields.parse(UnknownFields.NONE.json()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O:main operator", "A:main user", "A:main activation", "N:one authorization_request"})
    void everyKindKeepsThem(String which) throws JwtException {
        var label = which.split(" ", -1)[0];
        var kind = which.split(" ", -1)[1];
        var json =
                "{\"iss\":\"%s\",\"sub\":\"%s\",\"nats\":{\"type\":\"%s\",\"version\":2,\"novelty\":[1]},\"more\":{}}"
                        .formatted(Vectors.key(label).text(), subject(kind), kind);
        var head = part("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}") + "." + part(json);
        try (var seed = Vectors.seed(label)) {
            var signature = seed.sign(head.getBytes(StandardCharsets.US_ASCII));
            var token = head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
            var claims = JwtReader.decode(token, ReadMode.KEEP_UNKNOWN).claims();
            var again = payload(JwtWriter.encode(claims, TokenSigner.of(seed), 7));
            assertTrue(again.endsWith("\"version\":2,\"novelty\":[1]},\"more\":{}}"), again);
        }
    }

    private static String subject(String kind) {
        return switch (kind) {
            case "operator" -> Vectors.key("O:main").text();
            case "user", "authorization_request" -> Vectors.key("U:one").text();
            default -> ACCOUNT;
        };
    }

    static Stream<Vectors.Vector> readable() {
        return Vectors.all().stream()
                .filter(v -> v.text("how").equals("encode") && v.has("jwt") && v.kind() != ClaimKind.GENERIC);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void whereNothingIsUnknownNothingChanges(Vectors.Vector vector) throws JwtException {
        var kept = JwtReader.decode(vector.text("jwt"), ReadMode.KEEP_UNKNOWN).claims();
        var like = JwtReader.decode(vector.text("jwt")).claims();
        assertEquals(ClaimsJson.payload(like, 2), ClaimsJson.payload(kept, 2));
    }
}
