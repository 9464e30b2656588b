package dev.sluice.adapter.nsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.config.ConfigSpan;
import dev.sluice.domain.config.HostPort;
import dev.sluice.domain.config.ResolverConfig;
import dev.sluice.domain.config.ServerConfig;
import dev.sluice.domain.config.ServerConfig.Basics;
import dev.sluice.domain.config.ServerConfig.Cluster;
import dev.sluice.domain.config.ServerConfig.Encryption;
import dev.sluice.domain.config.ServerConfig.JetStream;
import dev.sluice.domain.config.ServerConfig.Named;
import dev.sluice.domain.config.ServerConfig.OperatorText;
import dev.sluice.domain.config.ServerConfig.Preload;
import dev.sluice.domain.config.ServerConfig.Trust;
import dev.sluice.domain.config.ServerConfig.WebSocket;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is written is what real servers of both ages take.
final class ServerConfTextTest {
    private static final String HOSTILE = "x\"\n} port: 1 # \\\" ' $HOME {{include \"/etc/passwd\"}}\u2028\u202e";
    private static final HostPort CLIENTS = new HostPort("127.0.0.1", 4222);
    private static final JetStream JET_STREAM =
            new JetStream("./js \"x\"", new ByteSize(64L << 20), new ByteSize(1L << 30));
    private static final Cluster CLUSTER =
            new Cluster("C1", new HostPort("127.0.0.1", 6222), List.of(URI.create("nats://127.0.0.1:6223")));
    private static final WebSocket WEB_SOCKET =
            new WebSocket(new HostPort("127.0.0.1", 9222), new Encryption.None(), List.of("http://localhost:3000"));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S1-6 each resolver with each block is accepted by nats-server -t")
    void s1_6_everyResolverWithEveryBlockIsAccepted(Age age) throws IOException {
        for (var resolver : resolvers()) {
            for (var config : List.of(
                    config(resolver, null, null, null),
                    config(resolver, JET_STREAM, null, null),
                    config(resolver, null, CLUSTER, null),
                    config(resolver, null, null, WEB_SOCKET),
                    config(resolver, JET_STREAM, CLUSTER, WEB_SOCKET))) {
                accepted(age, config);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void noNameCanInjectAnything(Age age) throws IOException {
        var trust = TestServers.anyTrust();
        var system = new Named(HOSTILE, new PublicKey(trust.systemAccount()));
        var config = new ServerConfig(
                new Basics(HOSTILE.replace(" ", ""), CLIENTS, null, null, null),
                new Trust(
                        HOSTILE,
                        new OperatorText.Inline(trust.operatorJwt()),
                        system,
                        List.of(new Preload(system, trust.systemAccountJwt()))),
                new ResolverConfig.Full(
                        folder.resolve("a\"; port: 1").toString(),
                        ResolverConfig.Deletion.REFUSED,
                        new ConfigSpan(Duration.ofMinutes(2))),
                new JetStream("js\nport: 2", new ByteSize(1), new ByteSize(1)),
                null,
                new WebSocket(CLIENTS, new Encryption.None(), List.of("http://a/\"] } port: 3")));
        var text = new ServerConfText().write(config);
        assertEquals(
                2, text.lines().filter(line -> line.strip().startsWith("port:")).count(), text);
        text.lines().filter(line -> line.strip().startsWith("#")).forEach(comment -> {
            assertFalse(comment.contains("\u2028") || comment.contains("\u202e"), comment);
        });
        accepted(age, config);
        assertTrue(Files.isDirectory(folder.resolve("a\"; port: 1")), "the server read the folder as it was meant");
    }

    @Test
    void theWholeReadsLikeThis() {
        var trust = TestServers.anyTrust();
        var text = new ServerConfText().write(config(resolvers().getFirst(), JET_STREAM, CLUSTER, WEB_SOCKET));
        var shown = text.replace(trust.operatorJwt(), "OPERATOR")
                .replace(trust.systemAccountJwt(), "JWT")
                .replace(trust.systemAccount(), "SYSKEY")
                .replace(folder.toString(), "DIR");
        assertEquals("""
                server_name: "n1"
                host: "127.0.0.1"
                port: 4222
                http: "127.0.0.1:8222"
                max_payload: 8MB
                authorization {
                  timeout: 10
                }

                # Operator KO
                operator: "OPERATOR"
                # System account SYS
                system_account: "SYSKEY"

                resolver {
                  type: full
                  dir: "DIR/jwt"
                  allow_delete: true
                  interval: "2m"
                }
                resolver_preload {
                  # Account SYS
                  SYSKEY: "JWT"
                }

                jetstream {
                  store_dir: "./js \\"x\\""
                  max_mem: 64MB
                  max_file: 1GB
                }

                cluster {
                  name: "C1"
                  host: "127.0.0.1"
                  port: 6222
                  routes: ["nats://127.0.0.1:6223"]
                }

                websocket {
                  host: "127.0.0.1"
                  port: 9222
                  no_tls: true
                  allowed_origins: ["http://localhost:3000"]
                }
                """, shown);
    }

    private List<ResolverConfig> resolvers() {
        return List.of(
                new ResolverConfig.Full(
                        folder.resolve("jwt").toString(),
                        ResolverConfig.Deletion.ALLOWED,
                        new ConfigSpan(Duration.ofMinutes(2))),
                new ResolverConfig.Cache(folder.resolve("cache").toString(), new ConfigSpan(Duration.ofHours(1))),
                new ResolverConfig.Memory(),
                new ResolverConfig.Url(URI.create("http://127.0.0.1:1/jwt/v1/accounts/")));
    }

    private static ServerConfig config(
            ResolverConfig resolver,
            @Nullable JetStream jetStream,
            @Nullable Cluster cluster,
            @Nullable WebSocket webSocket) {
        var trust = TestServers.anyTrust();
        var system = new Named("SYS", new PublicKey(trust.systemAccount()));
        var preload = Stream.of(new Preload(system, trust.systemAccountJwt()))
                .filter(_ -> resolver.takesPreload())
                .toList();
        return new ServerConfig(
                new Basics(
                        "n1",
                        CLIENTS,
                        new HostPort("127.0.0.1", 8222),
                        new ByteSize(8L << 20),
                        new ConfigSpan(Duration.ofSeconds(10))),
                new Trust("KO", new OperatorText.Inline(trust.operatorJwt()), system, preload),
                resolver,
                jetStream,
                cluster,
                webSocket);
    }

    private void accepted(Age age, ServerConfig config) throws IOException {
        var text = new ServerConfText().write(config);
        var file = Files.writeString(folder.resolve("server.conf"), text);
        var said = NatsServers.check(age, file);
        assertTrue(said.startsWith("0 "), said + "\n" + text);
    }
}
