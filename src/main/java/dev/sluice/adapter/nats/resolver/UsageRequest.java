package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.ServerSession;
import dev.sluice.adapter.nats.session.SystemRequest;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.AccountUsage;
import dev.sluice.domain.port.AccountUsage.JetStream;
import dev.sluice.domain.port.AccountUsage.StoredStream;
import dev.sluice.domain.port.ExpectedServers;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Asks every expected server who is connected to an account, and what it stores.
final class UsageRequest {
    /// One page: a limit near the 63-bit maximum brings old servers down (nats-server-facts.md#2.5).
    private static final int MOST = 100_000;

    private final ServerSession session;
    private final ExpectedServers expected;
    private final Reader reader;

    UsageRequest(ServerSession session, ExpectedServers expected, Reader reader) {
        this.session = session;
        this.expected = expected;
        this.reader = reader;
    }

    /// Waits for the answers to a question.
    @FunctionalInterface
    interface Reader {
        void read(SystemRequest question, SystemRequest.Collector collector);
    }

    AccountUsage of(PublicKey account) {
        var name = account.text();
        var clients = ask(
                "CONNZ",
                "{\"acc\":\"" + name + "\",\"auth\":true,\"limit\":" + MOST + "}",
                UsageReplies::clients,
                UsageReplies.Clients::server);
        var leafs =
                ask("LEAFZ", "{\"account\":\"" + name + "\"}", UsageReplies::leafNodes, UsageReplies.LeafNodes::server);
        var storage = ask(
                "JSZ",
                "{\"account\":\"" + name + "\",\"streams\":true,\"consumer\":true,\"config\":true}",
                UsageReplies::storage,
                UsageReplies.Storage::server);
        var found =
                clients.stream().flatMap(answer -> answer.clients().stream()).toList();
        var streams = new TreeMap<String, StoredStream>();
        storage.forEach(
                answer -> answer.streams().forEach((stream, told) -> streams.merge(stream, told, StoredStream::with)));
        return new AccountUsage(
                found,
                leafs.stream().mapToLong(UsageReplies.LeafNodes::number).sum(),
                new JetStream(
                        storage.stream().mapToLong(UsageReplies.Storage::memory).sum(),
                        storage.stream().mapToLong(UsageReplies.Storage::disk).sum(),
                        List.copyOf(streams.values())),
                storage.stream().anyMatch(UsageReplies.Storage::isOn),
                clients.size(),
                Math.max(expected.expected(), clients.size()));
    }

    private <T> List<T> ask(
            String subject, String body, Function<byte[], Optional<T>> reading, Function<T, ServerRef> sender) {
        var answers = new RepliesByServer<>(expected, reading, sender);
        try (var question = session.question()) {
            expected.servers().forEach(server -> question.send("$SYS.REQ.SERVER." + server.id() + "." + subject, body));
            reader.read(question, answers);
        }
        return answers.answers();
    }

    /// @return how many servers said that they did
    int kick(List<ClientConnection> clients) {
        var done = new Kicked(clients.size());
        try (var question = session.question()) {
            clients.forEach(client -> question.send(
                    "$SYS.REQ.SERVER." + client.server().id() + ".KICK", "{\"cid\":" + client.number() + "}"));
            reader.read(question, done);
        }
        return done.number();
    }

    /// Answers without an error.
    private static final class Kicked implements SystemRequest.Collector {
        private final int awaited;
        private int taken;
        private int refused;

        Kicked(int awaited) {
            this.awaited = awaited;
        }

        @Override
        public void take(byte[] body) {
            taken++;
            if (new String(body, java.nio.charset.StandardCharsets.UTF_8).contains("\"error\"")) {
                refused++;
            }
        }

        @Override
        public boolean isEnough(int unheard) {
            return taken + unheard >= awaited;
        }

        int number() {
            return taken - refused;
        }
    }
}
