package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.config.ConfigSpan;
import dev.sluice.domain.config.ConfigTrust;
import dev.sluice.domain.config.HostPort;
import dev.sluice.domain.config.ResolverConfig;
import dev.sluice.domain.config.ResolverConfig.Deletion;
import dev.sluice.domain.config.ServerConfig;
import dev.sluice.domain.config.ServerConfig.Basics;
import dev.sluice.domain.config.ServerConfig.Cluster;
import dev.sluice.domain.config.ServerConfig.Encryption;
import dev.sluice.domain.config.ServerConfig.JetStream;
import dev.sluice.domain.config.ServerConfig.Trust;
import dev.sluice.domain.config.ServerConfig.WebSocket;
import dev.sluice.domain.model.Account;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// What `sluice config generate` is told about the servers.
public final class ConfigOptions {
    enum ResolverType {
        FULL,
        CACHE,
        MEMORY,
        URL
    }

    @Option(names = "--resolver", paramLabel = "TYPE", required = true)
    private ResolverType resolver = ResolverType.FULL;

    @Option(names = "--resolver-url", paramLabel = "URL")
    private @Nullable URI resolverUrl;

    @Option(names = "--resolver-dir", paramLabel = "DIR", defaultValue = "./jwt")
    private String resolverDir = "";

    @Option(names = "--allow-delete", negatable = true, defaultValue = "true", fallbackValue = "true")
    private boolean allowDelete = true;

    @Option(names = "--interval", paramLabel = "TIME", defaultValue = "2m")
    private @Nullable ConfigSpan interval;

    @Option(names = "--ttl", paramLabel = "TIME", defaultValue = "1h")
    private @Nullable ConfigSpan ttl;

    @Option(names = "--preload", paramLabel = "ACCOUNT|all", split = ",")
    private List<String> preload = new ArrayList<>();

    @Option(names = "--server-name", paramLabel = "NAME")
    private @Nullable String serverName;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "0.0.0.0")
    private String host = "";

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "4222")
    private int port;

    @Option(names = "--monitor", paramLabel = "HOST:PORT")
    private @Nullable HostPort monitor;

    @Option(names = "--max-payload", paramLabel = "SIZE")
    private @Nullable ByteSize maxPayload;

    @Option(names = "--auth-timeout", paramLabel = "TIME")
    private @Nullable ConfigSpan authTimeout;

    @ArgGroup(exclusive = false)
    private @Nullable JetStreamOptions jetStream;

    @ArgGroup(exclusive = false)
    private @Nullable ClusterOptions cluster;

    @ArgGroup(exclusive = false)
    private @Nullable WebSocketOptions webSocket;

    static final class JetStreamOptions {
        @Option(names = "--jetstream", required = true)
        boolean on;

        @Option(names = "--store-dir", paramLabel = "DIR", defaultValue = "./jetstream")
        String folder = "";

        @Option(names = "--max-memory", paramLabel = "SIZE", defaultValue = "256MB")
        @Nullable
        ByteSize memory;

        @Option(names = "--max-file", paramLabel = "SIZE", defaultValue = "10GB")
        @Nullable
        ByteSize file;
    }

    static final class ClusterOptions {
        @Option(names = "--cluster", paramLabel = "NAME", required = true)
        String name = "";

        @Option(names = "--cluster-listen", paramLabel = "HOST:PORT", defaultValue = "0.0.0.0:6222")
        @Nullable
        HostPort listen;

        @Option(names = "--route", paramLabel = "URL", split = ",")
        List<URI> routes = new ArrayList<>();
    }

    static final class WebSocketOptions {
        @Option(names = "--websocket", paramLabel = "[HOST:]PORT", required = true)
        String listen = "";

        @Option(names = "--websocket-no-tls")
        boolean noTls;

        @Option(names = "--websocket-cert", paramLabel = "FILE")
        @Nullable
        String certificate;

        @Option(names = "--websocket-key", paramLabel = "FILE")
        @Nullable
        String key;

        @Option(names = "--websocket-origin", paramLabel = "URL", split = ",")
        List<String> origins = new ArrayList<>();
    }

    /// Every account for a memory resolver, which can be given none later.
    public List<Account> preload(CommandContext context, ConfigTrust source) {
        if (resolver == ResolverType.URL) {
            if (!preload.isEmpty()) {
                throw context.usage(CliMessages.of("config.urlPreload"));
            }
            return List.of();
        }
        var all = preload.isEmpty() && resolver == ResolverType.MEMORY;
        return source.choose(all ? List.of(ConfigTrust.ALL) : preload);
    }

    public ServerConfig config(CommandContext context, Trust trust) {
        var basics = new Basics(
                serverName == null ? null : word(context, "--server-name", serverName),
                address(context, "--port", host, port),
                monitor,
                maxPayload,
                authTimeout);
        if (jetStream != null && cluster != null && serverName == null) {
            throw context.usage(CliMessages.of("config.nameNeeded"));
        }
        return new ServerConfig(basics, trust, resolver(context), jetStream(), cluster(context), webSocket(context));
    }

    private ResolverConfig resolver(CommandContext context) {
        return switch (resolver) {
            case FULL ->
                new ResolverConfig.Full(
                        resolverDir, allowDelete ? Deletion.ALLOWED : Deletion.REFUSED, given(interval));
            case CACHE -> new ResolverConfig.Cache(resolverDir, given(ttl));
            case MEMORY -> new ResolverConfig.Memory();
            case URL -> {
                if (resolverUrl == null) {
                    throw context.usage(CliMessages.of("config.urlNeeded"));
                }
                yield new ResolverConfig.Url(web(context, resolverUrl));
            }
        };
    }

    private @Nullable JetStream jetStream() {
        return jetStream == null
                ? null
                : new JetStream(jetStream.folder, given(jetStream.memory), given(jetStream.file));
    }

    private @Nullable Cluster cluster(CommandContext context) {
        if (cluster == null) {
            return null;
        }
        for (var route : cluster.routes) {
            var fit = List.of("nats", "nats-route", "tls").contains(String.valueOf(route.getScheme()));
            if (!fit || route.getHost() == null || route.getUserInfo() != null) {
                throw context.usage(CliMessages.of("config.route", route.getHost()));
            }
        }
        return new Cluster(word(context, "--cluster", cluster.name), given(cluster.listen), cluster.routes);
    }

    private @Nullable WebSocket webSocket(CommandContext context) {
        var wish = webSocket;
        if (wish == null) {
            return null;
        }
        var text = wish.listen.contains(":") ? wish.listen : host + ":" + wish.listen;
        var listen =
                HostPort.parse(text).orElseThrow(() -> context.usage(CliMessages.of("value.address", wish.listen)));
        if (wish.certificate != null && wish.key != null && !wish.noTls) {
            return new WebSocket(listen, new Encryption.Tls(wish.certificate, wish.key), wish.origins);
        }
        if (!wish.noTls || wish.certificate != null || wish.key != null) {
            throw context.usage(CliMessages.of("config.webSocketTls"));
        }
        return new WebSocket(listen, new Encryption.None(), wish.origins);
    }

    private static HostPort address(CommandContext context, String option, String host, int port) {
        try {
            return new HostPort(host, port);
        } catch (IllegalArgumentException e) {
            throw context.usage(option + ": " + e.getMessage());
        }
    }

    /// Servers refuse blanks in these names.
    private static String word(CommandContext context, String option, String name) {
        if (!name.matches("[\\p{L}\\p{N}._-]{1,64}")) {
            throw context.usage(CliMessages.of("config.word", option));
        }
        return name;
    }

    /// Servers find the address between round brackets.
    private static URI web(CommandContext context, URI url) {
        var scheme = String.valueOf(url.getScheme());
        var fit = (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null;
        if (!fit || url.getUserInfo() != null || url.toString().matches(".*[()\"'\\s].*")) {
            throw context.usage(CliMessages.of("config.urlInvalid"));
        }
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an option with a default has no value");
        }
        return value;
    }
}
