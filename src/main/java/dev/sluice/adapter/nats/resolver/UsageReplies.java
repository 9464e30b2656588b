package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.ServerText;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.model.server.ClientConnection.Traffic;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.AccountUsage.StoredStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What servers say of the clients and the storage of one account.
final class UsageReplies {
    /// Servers since 2.11.5 list leaf nodes among the connections (nats-server-facts.md#7).
    private static final String LEAF = "Leafnode";

    private UsageReplies() {}

    record Clients(ServerRef server, List<ClientConnection> clients) {}

    record LeafNodes(ServerRef server, long number) {}

    /// @param streams by name: of a stream with replicas every server of them tells
    record Storage(ServerRef server, boolean isOn, long memory, long disk, Map<String, StoredStream> streams) {}

    static Optional<Clients> clients(byte[] body) {
        return read(body, (server, data) -> {
            var clients = new ArrayList<ClientConnection>();
            for (var entry : data.path("connections")) {
                if (!entry.path("kind").asString("").equals(LEAF)) {
                    clients.add(client(server, entry));
                }
            }
            return new Clients(server, clients);
        });
    }

    private static ClientConnection client(ServerRef server, JsonNode entry) {
        var host = entry.path("ip").asString("");
        var kind =
                (entry.path("lang").asString("") + " " + entry.path("version").asString("")).strip();
        return new ClientConnection(
                server,
                entry.path("cid").asLong(0),
                ServerText.clean(entry.path("authorized_user").asString("")),
                ServerText.clean(entry.path("name").asString("")),
                ServerText.clean(host + ":" + entry.path("port").asInt(0)),
                ServerText.clean(kind),
                entry.path("subscriptions").asLong(0),
                time(entry.path("start").asString("")),
                new Traffic(
                        entry.path("in_msgs").asLong(0),
                        entry.path("out_msgs").asLong(0),
                        entry.path("in_bytes").asLong(0),
                        entry.path("out_bytes").asLong(0)));
    }

    static Optional<LeafNodes> leafNodes(byte[] body) {
        return read(
                body,
                (server, data) -> new LeafNodes(
                        server, data.path("leafnodes").asLong(data.path("leafs").size())));
    }

    static Optional<Storage> storage(byte[] body) {
        return read(body, (server, data) -> {
            var streams = new TreeMap<String, StoredStream>();
            var memory = 0L;
            var disk = 0L;
            for (var account : data.path("account_details")) {
                memory += account.path("memory").asLong(0);
                disk += account.path("storage").asLong(0);
                for (var stream : account.path("stream_detail")) {
                    var name = ServerText.clean(stream.path("name").asString(""));
                    streams.merge(name, stream(stream), StoredStream::with);
                }
            }
            return new Storage(server, !data.path("account_details").isEmpty(), memory, disk, streams);
        });
    }

    private static StoredStream stream(JsonNode stream) {
        var config = stream.path("config");
        var bytes = stream.path("state").path("bytes").asLong(0);
        var pending = 0L;
        for (var consumer : stream.path("consumer_detail")) {
            pending = Math.max(pending, consumer.path("num_ack_pending").asLong(0));
        }
        return new StoredStream(
                config.path("num_replicas").asInt(1),
                config.path("storage").asString("").equals("memory"),
                Math.max(config.path("max_bytes").asLong(0), bytes),
                bytes,
                stream.path("state").path("consumer_count").asLong(0),
                pending);
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            // Anything may stand there; then it is not known.
            return null;
        }
    }

    /// A server that does not know the account has nothing of it.
    private static <T> Optional<T> read(byte[] body, BiFunction<ServerRef, JsonNode, T> reading) {
        try {
            var reply = JsonMapper.shared().readTree(body);
            var server = reply.path("server");
            return ServerReplies.sender(
                            server.path("id").asString(""),
                            server.path("name").asString(""),
                            server.path("ver").asString(""))
                    .map(sender -> reading.apply(sender, reply.path("data")));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
