package dev.sluice.domain.jwt.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.jwt.codec.ClaimsJson;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Byte equality with Go on writing, and the same refusals on reading and writing.
@Tag("unit")
class JwtVectorTest {
    static Stream<Vectors.Vector> written() {
        return Vectors.all().stream().filter(v -> v.text("how").equals("encode") && v.has("jwt"));
    }

    static Stream<Vectors.Vector> unwritable() {
        return Vectors.all().stream().filter(v -> v.has("encodeError"));
    }

    static Stream<Vectors.Vector> read() {
        return Vectors.all().stream().filter(v -> v.has("jwt"));
    }

    static Stream<Vectors.Vector> decoded() {
        return Vectors.all().stream().filter(v -> v.has("decoded"));
    }

    @ParameterizedTest
    @MethodSource("written")
    void writesTheSameBytes(Vectors.Vector vector) throws JwtException {
        try (var seed = Vectors.seed(vector.text("signer"))) {
            assertEquals(vector.text("jwt"), JwtWriter.encode(vector.input(), TokenSigner.of(seed), Vectors.now()));
        }
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void refusesToWriteTheSame(Vectors.Vector vector) {
        try (var seed = Vectors.seed(vector.text("signer"))) {
            assertThrows(
                    JwtException.class, () -> JwtWriter.encode(vector.input(), TokenSigner.of(seed), Vectors.now()));
        }
    }

    @ParameterizedTest
    @MethodSource("read")
    void readsAndRefusesTheSame(Vectors.Vector vector) throws JwtException {
        var text = vector.text("jwt");
        if (vector.has("decodeError")) {
            assertThrows(JwtException.class, () -> JwtReader.decode(text));
        } else {
            JwtReader.decode(text);
        }
        if (vector.has("decodeGenericError")) {
            assertThrows(JwtException.class, () -> JwtReader.decodeGeneric(text));
        } else {
            JwtReader.decodeGeneric(text);
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void readsBackWhatItWrote(Vectors.Vector vector) throws JwtException {
        var token = vector.decode();
        try (var seed = Vectors.seed(vector.text("signer"))) {
            assertEquals(vector.text("jwt"), JwtWriter.encode(token.claims(), TokenSigner.of(seed), Vectors.now()));
        }
    }

    @ParameterizedTest
    @MethodSource("decoded")
    void understandsTheSame(Vectors.Vector vector) throws JwtException {
        var token = vector.decode();
        var mapper = JsonMapper.builder().build();
        var ours = mapper.readTree(ClaimsJson.payload(token.claims(), token.version()));
        // The library's validation, which ran before it wrote this down, turned a sampling of 0 into 100.
        if (ours.at("/nats/trace") instanceof ObjectNode trace && !trace.has("sampling")) {
            trace.put("sampling", 100);
        }
        assertEquals(vector.node().get("decoded"), ours);
    }
}
