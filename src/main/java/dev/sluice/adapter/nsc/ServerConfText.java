package dev.sluice.adapter.nsc;

import dev.sluice.domain.config.ResolverConfig;
import dev.sluice.domain.config.ServerConfig;
import dev.sluice.domain.config.ServerConfig.Cluster;
import dev.sluice.domain.config.ServerConfig.Encryption;
import dev.sluice.domain.config.ServerConfig.JetStream;
import dev.sluice.domain.config.ServerConfig.OperatorText;
import dev.sluice.domain.config.ServerConfig.Trust;
import dev.sluice.domain.config.ServerConfig.WebSocket;
import dev.sluice.domain.config.ServerConfigFormat;
import java.net.URI;

/// Writes a `server.conf` in words that 2.9.10 and the newest release parse alike (nats-server-facts.md#6.2).
public final class ServerConfText implements ServerConfigFormat {
    @Override
    public String write(ServerConfig config) {
        var out = new ConfWriter();
        basics(out, config.basics());
        trust(out, config.trust());
        resolver(out, config.resolver());
        preload(out, config.trust());
        if (config.jetStream() != null) {
            jetStream(out, config.jetStream());
        }
        if (config.cluster() != null) {
            cluster(out, config.cluster());
        }
        if (config.webSocket() != null) {
            webSocket(out, config.webSocket());
        }
        return out.text();
    }

    private static void basics(ConfWriter out, ServerConfig.Basics basics) {
        if (basics.serverName() != null) {
            out.text("server_name", basics.serverName());
        }
        out.text("host", basics.client().host()).number("port", basics.client().port());
        if (basics.monitoring() != null) {
            out.text("http", basics.monitoring().text());
        }
        if (basics.maxPayload() != null) {
            out.word("max_payload", basics.maxPayload().text());
        }
        if (basics.authTimeout() != null) {
            // Seconds as a number: 2.9 knows no other form.
            out.open("authorization")
                    .number("timeout", basics.authTimeout().seconds())
                    .close();
        }
    }

    private static void trust(ConfWriter out, Trust trust) {
        out.gap().comment("Operator " + trust.operatorName());
        switch (trust.operator()) {
            case OperatorText.Inline inline -> out.text("operator", inline.jwt());
            case OperatorText.File file -> out.text("operator", file.path());
        }
        out.comment("System account " + trust.systemAccount().name());
        out.text("system_account", trust.systemAccount().key().text());
    }

    private static void resolver(ConfWriter out, ResolverConfig resolver) {
        out.gap();
        switch (resolver) {
            case ResolverConfig.Full full ->
                out.open("resolver")
                        .word("type", "full")
                        .text("dir", full.folder())
                        .word("allow_delete", Boolean.toString(full.deletion() == ResolverConfig.Deletion.ALLOWED))
                        .text("interval", full.interval().text())
                        .close();
            case ResolverConfig.Cache cache ->
                out.open("resolver")
                        .word("type", "cache")
                        .text("dir", cache.folder())
                        .text("ttl", cache.lifetime().text())
                        .close();
            case ResolverConfig.Memory _ -> out.word("resolver", "MEMORY");
            case ResolverConfig.Url url -> out.text("resolver", "URL(" + url.base() + ")");
        }
    }

    private static void preload(ConfWriter out, Trust trust) {
        if (trust.preload().isEmpty()) {
            return;
        }
        out.open("resolver_preload");
        for (var preload : trust.preload()) {
            out.comment("Account " + preload.account().name());
            out.text(preload.account().key().text(), preload.jwt());
        }
        out.close();
    }

    private static void jetStream(ConfWriter out, JetStream jetStream) {
        out.gap()
                .open("jetstream")
                .text("store_dir", jetStream.folder())
                .word("max_mem", jetStream.maxMemory().text())
                .word("max_file", jetStream.maxFile().text())
                .close();
    }

    private static void cluster(ConfWriter out, Cluster cluster) {
        out.gap()
                .open("cluster")
                .text("name", cluster.name())
                .text("host", cluster.listen().host())
                .number("port", cluster.listen().port())
                .texts("routes", cluster.routes().stream().map(URI::toString).toList())
                .close();
    }

    private static void webSocket(ConfWriter out, WebSocket socket) {
        out.gap()
                .open("websocket")
                .text("host", socket.listen().host())
                .number("port", socket.listen().port());
        switch (socket.encryption()) {
            case Encryption.None _ -> out.word("no_tls", "true");
            case Encryption.Tls tls ->
                out.open("tls")
                        .text("cert_file", tls.certificate())
                        .text("key_file", tls.key())
                        .close();
        }
        if (!socket.origins().isEmpty()) {
            out.texts("allowed_origins", socket.origins());
        }
        out.close();
    }
}
