package dev.sluice.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/// The transit engine of Vault as far as its documents say what reading a key and signing with it are: one Ed25519
/// key, one token.
public final class TransitDouble implements AutoCloseable {
    public static final String TOKEN = "hvs.CAESIJ-a-token-of-a-test";

    private final Seed seed = TestOperator.seed(KeyKind.OPERATOR);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final WebServer server = new WebServer(this::answer);
    private volatile Mood mood = Mood.WELL;

    /// What it does with whatever is asked.
    public enum Mood {
        WELL,
        SEALED,
        DENYING,
        /// Its key is of another type.
        OTHER_TYPE,
        /// It signs with another key.
        OTHER_KEY,
        SILENT,
        BABBLING
    }

    public void become(Mood next) {
        mood = next;
    }

    public String url() {
        return server.url();
    }

    public Seed seed() {
        return seed;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (mood == Mood.SILENT) {
            await();
        }
        if (mood == Mood.SEALED) {
            WebServer.answer(exchange, 503, "{\"errors\":[\"Vault is sealed\"]}");
        } else if (mood == Mood.DENYING
                || !TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            WebServer.answer(exchange, 403, "{\"errors\":[\"permission denied\"]}");
        } else if (mood == Mood.BABBLING) {
            WebServer.answer(exchange, 200, "<html>".repeat(10));
        } else if (path.equals("/v1/transit/keys/nats-operator")) {
            WebServer.answer(exchange, 200, key());
        } else if (path.equals("/v1/transit/sign/nats-operator")) {
            WebServer.answer(exchange, 200, signature(body));
        } else {
            WebServer.answer(exchange, 404, "{\"errors\":[]}");
        }
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String key() {
        var type = mood == Mood.OTHER_TYPE ? "aes256-gcm96" : "ed25519";
        return "{\"data\":{\"type\":\"%s\",\"latest_version\":3,\"keys\":{\"3\":{\"public_key\":\"%s\"}}}}"
                .formatted(type, base64(seed.publicKey().bytes()));
    }

    private String signature(String body) {
        var asked = JsonMapper.shared().readTree(body);
        if (asked.get("key_version").asInt() != 3) {
            throw new IllegalStateException("another version than it told");
        }
        var input = Base64.getDecoder().decode(asked.get("input").asString());
        try (var other = TestOperator.seed(KeyKind.OPERATOR)) {
            var signature = mood == Mood.OTHER_KEY ? other.sign(input) : seed.sign(input);
            return "{\"data\":{\"signature\":\"vault:v3:%s\"}}".formatted(base64(signature));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
        seed.close();
    }
}
