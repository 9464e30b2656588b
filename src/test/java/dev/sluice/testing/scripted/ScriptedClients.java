package dev.sluice.testing.scripted;

import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.Subscription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who listens at one server.
final class ScriptedClients {
    private final List<Subscription> subscriptions = new ArrayList<>();
    /// Importers whose old subscribers get nothing though their imports are valid (nats-server-facts.md#1.9).
    private final Set<String> unwired = new HashSet<>();

    void clear() {
        subscriptions.clear();
        unwired.clear();
    }

    void add(ServerRef server, String account, String subject) {
        var number = subscriptions.size() + 1;
        subscriptions.add(new Subscription(server, account, subject, null, Integer.toString(number), number, 0));
    }

    /// So many messages more reach every client of the account.
    void receive(String account, long messages) {
        subscriptions.replaceAll(client -> client.owner().equals(account) ? received(client, messages) : client);
    }

    private static Subscription received(Subscription client, long messages) {
        return new Subscription(
                client.server(),
                client.owner(),
                client.subject(),
                client.queue(),
                client.sid(),
                client.cid(),
                client.messages() + messages);
    }

    void unwire(String importer) {
        unwired.add(importer);
    }

    /// Serves old subscribers of these again.
    void wire(Predicate<String> importers) {
        unwired.removeIf(importers);
    }

    Stream<Subscription> of(String account) {
        return subscriptions.stream().filter(one -> one.owner().equals(account));
    }

    /// What the importer's clients have at the exporter by this import.
    Stream<Subscription> shadows(String importer, ImportClaim wish) {
        if (wish.isService() || unwired.contains(importer)) {
            return Stream.empty();
        }
        var local = Subject.of(wish.effectiveSubject()).asPattern();
        return of(importer)
                .filter(client -> Subject.of(client.subject()).asPattern().overlaps(local))
                .map(client -> new Subscription(
                        client.server(),
                        client.owner(),
                        remote(Subject.of(client.subject()), wish),
                        null,
                        client.sid(),
                        client.cid(),
                        client.messages()));
    }

    /// The import's subject at the exporter, or narrower where the client listens narrower.
    private static String remote(Subject client, ImportClaim wish) {
        var local = wish.effectiveSubject();
        var remote = wish.remoteSubject();
        var isNarrower = Subject.of(local).asPattern().contains(client);
        if (isNarrower && local.endsWith(">") && remote.endsWith(">")) {
            return remote.replace(">", "") + client.text().substring(local.length() - 1);
        }
        return isNarrower && local.equals(remote) ? client.text() : remote;
    }
}
