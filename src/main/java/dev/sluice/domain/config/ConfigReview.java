package dev.sluice.domain.config;

import dev.sluice.domain.config.ConfigWarning.Kind;
import dev.sluice.domain.config.ServerConfig.Encryption;
import dev.sluice.domain.config.ServerConfig.Preload;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What to beware of in a configuration. Pure.
public final class ConfigReview {
    private static final long LARGEST_JWT = 1024L * 1024;
    private static final int NAMED = 5;
    private static final long ADVISED_PAYLOAD = 8L * 1024 * 1024;

    private final ServerConfig config;
    private final List<String> leftOut;
    private final List<ConfigWarning> found = new ArrayList<>();

    private ConfigReview(ServerConfig config, List<String> leftOut) {
        this.config = config;
        this.leftOut = leftOut;
    }

    /// @param leftOut names of accounts of ours that it does not bring along
    public static List<ConfigWarning> warnings(ServerConfig config, List<String> leftOut) {
        var review = new ConfigReview(config, leftOut);
        review.resolver();
        review.accounts();
        review.basics();
        review.webSocket();
        return List.copyOf(review.found);
    }

    private void resolver() {
        switch (config.resolver()) {
            case ResolverConfig.Full _ -> {}
            case ResolverConfig.Cache _ -> add(Kind.CACHE_ANSWERS_NO_LOOKUP);
            case ResolverConfig.Memory _ -> memory();
            case ResolverConfig.Url _ -> add(Kind.URL_TAKES_NO_PUSH);
        }
        var system = config.trust().systemAccount();
        var preloaded = config.trust().preload().stream()
                .anyMatch(preload -> preload.account().key().equals(system.key()));
        if (config.resolver().takesPreload() && !preloaded) {
            add(Kind.SYSTEM_NOT_PRELOADED, system.name());
        }
    }

    private void memory() {
        add(Kind.MEMORY_LOSES_PUSHES);
        if (!leftOut.isEmpty()) {
            var named = String.join(", ", leftOut.subList(0, Math.min(NAMED, leftOut.size())));
            add(Kind.MEMORY_LEAVES_OUT, String.valueOf(leftOut.size()), named + (leftOut.size() > NAMED ? ", …" : ""));
        }
    }

    private void accounts() {
        var system = config.trust().systemAccount().key();
        for (var preload : config.trust().preload()) {
            var jetStream = claims(preload).map(ConfigReview::jetStream).orElse(List.of());
            if (preload.account().key().equals(system)) {
                if (jetStream.stream().anyMatch(JetStreamLimits::isOn)) {
                    add(Kind.JETSTREAM_ON_SYSTEM, preload.account().name());
                }
            } else if (jetStream.stream().anyMatch(ConfigReview::isUnlimited)) {
                add(Kind.UNLIMITED, preload.account().name());
            }
        }
    }

    private void basics() {
        var payload = config.basics().maxPayload();
        if (payload != null && payload.bytes() < LARGEST_JWT) {
            add(Kind.PAYLOAD_BOUNDS_PUSHES, payload.text());
        }
        if (payload != null && payload.bytes() > ADVISED_PAYLOAD) {
            add(Kind.PAYLOAD_IS_LARGE, payload.text());
        }
        var monitoring = config.basics().monitoring();
        if (monitoring != null && !monitoring.isLoopback()) {
            add(Kind.MONITORING_IS_OPEN, monitoring.text());
        }
    }

    private void webSocket() {
        var socket = config.webSocket();
        if (socket == null) {
            return;
        }
        if (socket.encryption() instanceof Encryption.None && !socket.listen().isLoopback()) {
            add(Kind.WEBSOCKET_IN_CLEAR, socket.listen().text());
        }
        if (socket.origins().isEmpty()) {
            add(Kind.WEBSOCKET_FROM_ANYWHERE, socket.listen().text());
        }
    }

    private void add(Kind kind, String... names) {
        found.add(new ConfigWarning(kind, List.of(names)));
    }

    private static List<JetStreamLimits> jetStream(AccountClaims claims) {
        var limits = claims.limits();
        return Stream.concat(Stream.of(limits.jetStream()), limits.tiers().values().stream())
                .toList();
    }

    private static boolean isUnlimited(JetStreamLimits limits) {
        return limits.memoryStorage() < 0 || limits.diskStorage() < 0;
    }

    private static Optional<AccountClaims> claims(Preload preload) {
        try {
            return Optional.of(JwtReader.decodeAccount(preload.jwt()).claims());
        } catch (JwtException _) {
            // Servers say what is wrong with it.
            return Optional.empty();
        }
    }
}
