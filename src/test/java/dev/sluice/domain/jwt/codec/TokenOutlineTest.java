package dev.sluice.domain.jwt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.codec.TokenOutline.Shape;
import dev.sluice.domain.jwt.json.JwtException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
@DisplayName("A token taken apart")
class TokenOutlineTest {
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"none at all\"}";

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static TokenOutline outline(String payload) throws JwtException {
        return TokenOutline.of(part(HEADER) + "." + part(payload) + ".not looked at");
    }

    @Test
    @DisplayName("shows what stands there, unknown fields and lists too, whoever signed it")
    void parts() throws Exception {
        var payload = outline(
                        "{\"name\":\"old\",\"name\":\"new\",\"iat\":12,\"far\":1e99,\"x\":[true,null,{}],\"y\":[]}")
                .payload();
        assertEquals("new", payload.text("name"), "the last one counts, as readers take it");
        assertEquals(12, payload.number("iat"));
        assertEquals(0, payload.number("far"));
        assertEquals(0, payload.number("name"));
        assertEquals("", payload.text("iat"));
        var list = payload.field("x").orElseThrow();
        assertEquals(Shape.LIST, list.shape());
        assertEquals("1", list.parts().getFirst().name());
        assertTrue(list.field("1").isEmpty(), "a list has no fields");
        assertEquals("none at all", outline("{}").header().text("alg"));
    }

    @Test
    @DisplayName("is written as indented JSON that can be read again")
    void json() throws Exception {
        assertEquals(
                """
                {
                  "a": "q\\" b\\\\ n\\n t\\t r\\r u\\u0001",
                  "n": [
                    1,
                    false,
                    {}
                  ],
                  "z": null
                }""",
                outline("{\"a\":\"q\\\" b\\\\ n\\n t\\t r\\r u\\u0001\",\"n\":[1,false,{}],\"z\":null}")
                        .payload()
                        .json(1000));
    }

    @Test
    @DisplayName("is cut off where it is too long for people")
    void cutOff() throws Exception {
        var text = outline("{\"a\":[" + "1,".repeat(999) + "1]}").payload().json(50);
        assertTrue(text.endsWith("\n…") && text.length() < 80, text);
    }

    @ParameterizedTest
    @CsvSource({"a.b, D2", "a.b.c.d, D2", "=.b.c, D3", "e30.=.c, D7", "e30.e30x.c, D8", "YWJj.e30.c, D4"})
    @DisplayName("that cannot be read says by which rule")
    void refused(String token, String rule) {
        assertEquals(
                rule,
                assertThrows(JwtException.class, () -> TokenOutline.of(token)).rule());
    }

    @Test
    @DisplayName("of any length is refused before it is read")
    void tooLong() {
        var token = "a".repeat(JwtReader.MAX_SIZE + 1);
        assertEquals(
                "D1",
                assertThrows(JwtException.class, () -> TokenOutline.of(token)).rule());
    }
}
