package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.codec.ClaimsFromJson;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.Token;
import dev.sluice.domain.jwt.json.Fields;
import dev.sluice.domain.jwt.json.JsonParsing;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tokens and findings of the Go library, written down once.
public final class Vectors {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode ROOT = load();

    private Vectors() {}

    public static long now() {
        return ROOT.get("now").longValue();
    }

    public static List<Vector> all() {
        return Stream.concat(ROOT.get("valid").values().stream(), ROOT.get("invalid").values().stream())
                .map(Vector::new)
                .toList();
    }

    public static Seed seed(String label) {
        return Seed.parse(ROOT.get("keys").get(label).get("seed").stringValue().toCharArray());
    }

    public static PublicKey key(String label) {
        return new PublicKey(ROOT.get("keys").get(label).get("public").stringValue());
    }

    static List<String> labels() {
        return List.copyOf(ROOT.get("keys").propertyNames());
    }

    private static JsonNode load() {
        try (var in = Vectors.class.getResourceAsStream("/vectors/jwt-vectors.json")) {
            if (in == null) {
                throw new IllegalStateException("the vectors are not on the class path");
            }
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One vector of the file.
    public record Vector(JsonNode node) {
        public String name() {
            return node.get("name").stringValue();
        }

        public String text(String field) {
            return node.has(field) && node.get(field).isString()
                    ? node.get(field).stringValue()
                    : "";
        }

        public boolean has(String field) {
            return node.has(field) && !node.get(field).isNull();
        }

        public ClaimKind kind() {
            return ClaimKind.ofWord(text("kind")).orElse(ClaimKind.GENERIC);
        }

        /// The claims that the library was told to write.
        Claims input() throws JwtException {
            var json = MAPPER.writeValueAsBytes(node.get("input"));
            return ClaimsFromJson.read(kind(), Fields.of(JsonParsing.parse(json, "D8"), "input"));
        }

        /// Claims that reading would change: flat JetStream limits beside tiers exist only before encoding.
        Claims unwritten() throws JwtException {
            var account = (AccountClaims) input();
            var storage = node.get("input").get("nats").get("limits").get("disk_storage");
            var limits = account.limits().copy().jetStream(JetStreamLimits.of(0, storage.longValue(), 0, 0));
            return account.copy().limits(limits.build()).build();
        }

        Token<? extends Claims> decode() throws JwtException {
            return kind() == ClaimKind.GENERIC ? JwtReader.decodeGeneric(text("jwt")) : JwtReader.decode(text("jwt"));
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
