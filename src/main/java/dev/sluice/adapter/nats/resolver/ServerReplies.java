package dev.sluice.adapter.nats.resolver;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.adapter.nats.session.ServerText;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.StoreListing;
import dev.sluice.domain.port.StreamSubjects;
import dev.sluice.domain.port.Subscription;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// Reads what servers answer. A reply is hostile input: it is bounded, unknown fields are passed over, and
/// whatever cannot be read gives nothing instead of an exception.
final class ServerReplies {
    private static final int LONGEST_REPLY = 256 * 1024 * 1024;
    private static final int LONGEST_STRING = 4 * 1024 * 1024;
    private static final int DEEPEST = 64;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST_REPLY)
                            .maxStringLength(LONGEST_STRING)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private ServerReplies() {}

    /// @param uptime by the server's own clock; long when it does not say
    record Ping(ServerRef server, int activeServers, Duration uptime) {}

    static Optional<Ping> ping(byte[] body) {
        return read(body, PingJson.class)
                .flatMap(reply -> sender(reply.server)
                        .map(server -> new Ping(
                                server,
                                reply.statsz == null ? 1 : clampInt(reply.statsz.activeServers),
                                uptime(reply))));
    }

    private static Duration uptime(PingJson reply) {
        var now = time(reply.server == null ? null : reply.server.time);
        var start = time(reply.statsz == null ? null : reply.statsz.start);
        return now.isEmpty() || start.isEmpty() || now.get().isBefore(start.get())
                ? Duration.ofDays(1)
                : Duration.between(start.get(), now.get());
    }

    private static Optional<Instant> time(@Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            // Anything may stand there; then it is not known.
            return Optional.empty();
        }
    }

    /// What a server says to a push or a delete. Empty when not even its name can be read.
    static Optional<PushReport.ServerReply> status(byte[] body, String success) {
        return read(body, StatusJson.class)
                .flatMap(reply -> sender(reply.server).map(server -> verdict(server, reply, success)));
    }

    /// Only "jwt updated" says that a store holds the text: a cache that skips it, or a memory resolver, answers
    /// 200 with other words (nats-server-facts.md#1.1, nats-server-facts.md#1.3).
    private static PushReport.ServerReply verdict(ServerRef server, StatusJson reply, String success) {
        if (reply.error != null) {
            var words = ServerText.clean(reply.error.description);
            return new PushReport.Refused(server, words.isEmpty() ? "unreadable reply" : words);
        }
        if (reply.data == null || reply.data.code == null) {
            return new PushReport.Refused(server, "unreadable reply");
        }
        var message = ServerText.clean(reply.data.message);
        if (clampLong(reply.data.code) == 200 && message.matches(success)) {
            return new PushReport.Stored(server);
        }
        return new PushReport.Refused(server, message.isEmpty() ? "code " + reply.data.code : message);
    }

    /// What a server enforces; an account without a JWT there is not loaded.
    static Optional<LoadedAccount> enforced(byte[] body) {
        return read(body, AccountzJson.class)
                .flatMap(reply -> sender(reply.server)
                        .map(server -> new LoadedAccount(
                                server,
                                reply.data == null
                                        ? null
                                        : AccountDetail.normalised(reply.data.detail, reply.data.system))));
    }

    /// Which accounts one server stores.
    static Optional<StoreListing> listing(byte[] body) {
        return read(body, ListJson.class)
                .flatMap(reply -> sender(reply.server)
                        .map(server -> new StoreListing(
                                server,
                                reply.data == null
                                        ? Set.of()
                                        : reply.data.stream()
                                                .flatMap(Stream::ofNullable)
                                                .collect(Collectors.toSet()))));
    }

    record Streams(ServerRef server, List<StreamSubjects> streams) {}

    /// The streams of one account on one server; none where it has no JetStream.
    static Optional<Streams> streams(byte[] body) {
        return read(body, JszJson.class)
                .flatMap(reply -> sender(reply.server).map(server -> new Streams(server, streams(reply.data))));
    }

    private static List<StreamSubjects> streams(@Nullable JszData data) {
        if (data == null || data.accounts == null) {
            return List.of();
        }
        return data.accounts.stream()
                .filter(account -> account != null && account.streams != null)
                .flatMap(account -> Stream.ofNullable(account.streams).flatMap(List::stream))
                .flatMap(Stream::ofNullable)
                .map(stream -> new StreamSubjects(
                        ServerText.clean(stream.name),
                        stream.config == null || stream.config.subjects == null
                                ? List.of()
                                : stream.config.subjects.stream()
                                        .flatMap(Stream::ofNullable)
                                        .toList()))
                .toList();
    }

    record Payload(ServerRef server, long most) {}

    /// How long a message one server takes.
    static Optional<Payload> payload(byte[] body) {
        return read(body, VarzJson.class)
                .flatMap(reply -> sender(reply.server)
                        .map(server -> new Payload(server, reply.data == null ? 0 : clampLong(reply.data.maxPayload))));
    }

    record Table(ServerRef server, List<Subscription> subscriptions) {}

    /// One server's subscription table. A server that does not know the account has an empty one.
    static Optional<Table> table(byte[] body, String account) {
        return read(body, SubszJson.class)
                .flatMap(reply -> sender(reply.server)
                        .map(server -> new Table(server, subscriptions(server, reply.data, account))));
    }

    private static List<Subscription> subscriptions(ServerRef server, @Nullable SubszData data, String account) {
        if (data == null || data.list == null) {
            return List.of();
        }
        return data.list.stream()
                .filter(entry -> entry != null && entry.subject != null)
                .map(entry -> entry.asSubscription(server, account))
                .toList();
    }

    /// Nobody, when the id cannot stand in the subject at which a server is asked.
    static Optional<ServerRef> sender(String id, @Nullable String name, @Nullable String version) {
        return ID.matcher(id).matches() ? Optional.of(ServerText.server(id, name, version)) : Optional.empty();
    }

    private static Optional<ServerRef> sender(@Nullable ServerJson server) {
        return server == null || server.id == null ? Optional.empty() : sender(server.id, server.name, server.version);
    }

    private static <T> Optional<T> read(byte[] body, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(body, type));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Some counters are 18446744073709551615 for "unlimited" (nats-server-facts.md#2.1).
    static long clampLong(@Nullable BigInteger number) {
        return number == null ? 0 : number.min(LONG_MAX).max(BigInteger.ZERO).longValue();
    }

    private static int clampInt(@Nullable BigInteger number) {
        return (int) Math.min(clampLong(number), Integer.MAX_VALUE);
    }

    private record ServerJson(
            @Nullable String id,
            @Nullable String name,
            @JsonProperty("ver") @Nullable String version,
            @Nullable String time) {}

    private record PingJson(
            @Nullable ServerJson server, @Nullable Statsz statsz) {}

    private record Statsz(
            @JsonProperty("active_servers") @Nullable BigInteger activeServers,
            @Nullable String start) {}

    private record StatusJson(
            @Nullable ServerJson server,
            @Nullable Status data,
            @Nullable Failure error) {}

    private record Status(
            @Nullable BigInteger code, @Nullable String message) {}

    private record Failure(@Nullable String description) {}

    private record AccountzJson(
            @Nullable ServerJson server, @Nullable AccountzData data) {}

    private record AccountzData(
            @JsonProperty("system_account") @Nullable String system,
            @JsonProperty("account_detail") @Nullable AccountDetail detail) {}

    private record ListJson(
            @Nullable ServerJson server, @Nullable List<@Nullable String> data) {}

    private record JszJson(
            @Nullable ServerJson server, @Nullable JszData data) {}

    private record JszData(
            @JsonProperty("account_details") @Nullable List<@Nullable JszAccount> accounts) {}

    private record JszAccount(
            @JsonProperty("stream_detail") @Nullable List<@Nullable JszStream> streams) {}

    private record JszStream(
            @Nullable String name, @Nullable JszConfig config) {}

    private record JszConfig(@Nullable List<@Nullable String> subjects) {}

    private record VarzJson(
            @Nullable ServerJson server, @Nullable VarzData data) {}

    private record VarzData(
            @JsonProperty("max_payload") @Nullable BigInteger maxPayload) {}

    private record SubszJson(
            @Nullable ServerJson server, @Nullable SubszData data) {}

    private record SubszData(
            @JsonProperty("subscriptions_list") @Nullable List<@Nullable Entry> list) {}

    private record Entry(
            @Nullable String account,
            @Nullable String subject,
            @JsonProperty("qgroup") @Nullable String queue,
            @Nullable String sid,
            @Nullable BigInteger cid,
            @JsonProperty("msgs") @Nullable BigInteger messages) {

        Subscription asSubscription(ServerRef server, String asked) {
            return new Subscription(
                    server,
                    account == null || account.isEmpty() ? asked : account,
                    subject == null ? "" : subject,
                    queue == null || queue.isEmpty() ? null : queue,
                    sid == null ? "" : sid,
                    clampLong(cid),
                    clampLong(messages));
        }
    }
}
