package dev.sluice.adapter.http;

import dev.sluice.domain.model.record.RemoteKey;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.KeyService;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The transit engine of Vault (and of what speaks as it does, such as OpenBao): an Ed25519 key that signs and
/// never leaves. The token comes from a file, which an agent may replace, or from the environment; it is sent over
/// TLS, or to this machine.
public final class VaultTransit implements KeyService {
    private static final String VARIABLE = "VAULT_TOKEN";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final long LONGEST_TOKEN = 8 * 1024;
    private static final long LONGEST_CA = 1024 * 1024;
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final int SEALED = 503;
    private static final int DENIED = 403;
    private static final int UNKNOWN = 404;
    private static final int DONE = 200;

    private final Executor executor;
    private final Function<String, Optional<String>> environment;
    private final BoundedHttp.Bounds bounds;

    /// @param environment variables of this process
    public VaultTransit(Executor executor, Function<String, Optional<String>> environment) {
        this(executor, environment, Duration.ofSeconds(10));
    }

    VaultTransit(Executor executor, Function<String, Optional<String>> environment, Duration time) {
        this.executor = executor;
        this.environment = environment;
        this.bounds = new BoundedHttp.Bounds(time, 64L * 1024);
    }

    @Override
    public Described describe(RemoteKey.Place place, KeyKind kind) {
        var data = asked(place, "keys", null).path("data");
        var version = data.path("latest_version").asInt(0);
        var key = decoded(data.path("keys")
                .path(String.valueOf(version))
                .path("public_key")
                .asString(""));
        if (!data.path("type").asString("").equals("ed25519")
                || data.path("derived").asBoolean(false)) {
            throw unfit(place, "its key is not of type ed25519");
        }
        if (key.length != KEY_BYTES) {
            throw unfit(place, "it tells no public key");
        }
        return new Described(PublicKey.of(kind, key), version);
    }

    @Override
    public byte[] sign(RemoteKey key, byte[] data) {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("input", Base64.getEncoder().encodeToString(data))
                .put("key_version", key.version());
        var answer = asked(key.place(), "sign", body.toString());
        var signature = answer.path("data").path("signature").asString("");
        // vault:v1:BASE64
        var decoded = decoded(signature.substring(signature.lastIndexOf(':') + 1));
        if (decoded.length != SIGNATURE_BYTES) {
            throw unfit(key.place(), "it gave no signature");
        }
        return decoded;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            // Told as what is missing.
            return new byte[0];
        }
    }

    /// @param body null to read
    private JsonNode asked(RemoteKey.Place place, String verb, @Nullable String body) {
        var request = HttpRequest.newBuilder(address(place, verb))
                .header("X-Vault-Token", token(place))
                .header("X-Vault-Request", "true");
        if (body == null) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        }
        try (var http = new BoundedHttp(executor, bounds, tls(place))) {
            return read(place, http.begin(request.build()).await());
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.KEY_SERVICE_AWAY, place.address(), e.getMessage());
        }
    }

    private static JsonNode read(RemoteKey.Place place, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case DONE -> {
                try {
                    yield JsonMapper.shared().readTree(answer.body());
                } catch (JacksonException e) {
                    throw ProblemException.because(
                            e, ProblemCode.KEY_SERVICE_UNFIT, place.address(), "its answer is no JSON");
                }
            }
            case SEALED -> throw ProblemException.of(ProblemCode.KEY_SERVICE_SEALED, place.address());
            case DENIED -> throw ProblemException.of(ProblemCode.KEY_SERVICE_DENIED, place.address(), place.name());
            case UNKNOWN -> throw unfit(place, "it has no key " + place.mount() + "/" + place.name());
            default -> throw unfit(place, "it answered " + answer.statusCode());
        };
    }

    private static URI address(RemoteKey.Place place, String verb) {
        try {
            var base = URI.create(place.address().replaceAll("/+$", ""));
            var host = base.getHost();
            var isSafe = "https".equals(base.getScheme())
                    || ("http".equals(base.getScheme()) && host != null && THIS_MACHINE.contains(host));
            if (host == null || !isSafe || base.getRawUserInfo() != null || base.getRawQuery() != null) {
                throw unfit(place, "its address is not https://");
            }
            return URI.create(base + "/v1/" + encoded(place.mount()) + "/" + verb + "/" + encoded(place.name()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.because(
                    e, ProblemCode.KEY_SERVICE_UNFIT, place.address(), "its address is no web address");
        }
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }

    /// Never in what is thrown.
    private String token(RemoteKey.Place place) {
        var file = place.tokenFile();
        var token = file == null ? environment.apply(VARIABLE).orElse("") : read(place, file);
        if (token.isBlank() || token.strip().chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw unfit(place, "there is no token for it in " + (file == null ? "$" + VARIABLE : file));
        }
        return token.strip();
    }

    private static String read(RemoteKey.Place place, String file) {
        try {
            if (Files.size(Path.of(file)) > LONGEST_TOKEN) {
                throw unfit(place, "there is no token in " + file);
            }
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw ProblemException.because(
                    e, ProblemCode.KEY_SERVICE_UNFIT, place.address(), "its token cannot be read from " + file);
        }
    }

    private static @Nullable SSLContext tls(RemoteKey.Place place) {
        var file = place.caFile();
        if (file == null) {
            return null;
        }
        try {
            if (Files.size(Path.of(file)) > LONGEST_CA) {
                throw unfit(place, "there are no certificates in " + file);
            }
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            try (var in = Files.newInputStream(Path.of(file))) {
                var number = 0;
                for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    trusted.setCertificateEntry("ca" + number++, certificate);
                }
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw ProblemException.because(
                    e, ProblemCode.KEY_SERVICE_UNFIT, place.address(), "certificates cannot be read from " + file);
        }
    }

    private static ProblemException unfit(RemoteKey.Place place, String why) {
        return ProblemException.of(ProblemCode.KEY_SERVICE_UNFIT, place.address(), why);
    }
}
