package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.maintenance.Expiry.Nearness;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.MaintenanceStatus;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestServers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Suspension, expiry, renewal, retries and the deletion of accounts, on three servers.
class TimeAndDeathTest extends Journey {
    TimeAndDeathTest() {
        super(Age.NEWEST, 3);
    }

    @AfterEach
    void present() {
        test.clock().reset();
        test.cluster().servers().forEach(TestServers::resume);
    }

    private void flows(TestClient publisher, Inbox inbox, String subject) {
        var before = inbox.count();
        await().untilAsserted(() -> {
            publisher.publish(subject, "!");
            assertTrue(inbox.count() > before);
        });
    }

    private Connection now(Connection connection) {
        return test.services().federation().get(connection.id());
    }

    @Test
    @DisplayName("S0-16 suspended, nothing flows; resumed, the same subscribers receive again; old tokens stay dead")
    void suspendAndResume() {
        var a = account("org-a");
        var b = account("org-b");
        var live = accept(offer(a, b, "orders.>"), null);
        var inbox = Inbox.of(at(b, 1), "orders.>");
        var publisher = at(a, 0);
        flows(publisher, inbox, "orders.new");
        var first = live.grant();

        var suspended =
                test.services().federation().suspend(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, suspended.outcome());
        assertEquals(ConnectionState.SUSPENDED, now(live).state());
        assertEquals(Reason.SUSPENDED_BY_EXPORTER, now(live).status().reason());
        var cut = inbox.count();
        publisher.publish("orders.new", "not now");
        await().during(SILENCE).until(() -> inbox.count() == cut);
        assertProblem(
                dev.sluice.domain.problem.ProblemCode.NOT_PARTY,
                () -> test.services()
                        .federation()
                        .resume(live.id(), ActingAccount.of(b.key()), OperationOptions.now()));

        var resumed = test.services()
                .federation()
                .resume(live.id(), ActingAccount.of(a.key()), OperationOptions.now())
                .value();
        assertEquals(ConnectionState.ACTIVE, resumed.state());
        assertTrue(resumed.grant().iat() > first.iat());
        flows(publisher, inbox, "orders.new");
    }

    @Test
    @DisplayName(
            "each side lifts only what it holds: what the exporter has closed, the importer cannot open in any way")
    void eachLiftsItsOwn() {
        var a = account("org-a");
        var b = account("org-b");
        var federation = test.services().federation();
        var live = accept(offer(a, b, "orders.>"), null);
        var inbox = Inbox.of(at(b, 1), "orders.>");
        var publisher = at(a, 0);
        flows(publisher, inbox, "orders.new");

        federation.suspend(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        var stored = stored(a);
        assertInstanceOf(
                Outcome.Local.class,
                federation
                        .suspend(live.id(), ActingAccount.of(b.key()), OperationOptions.now())
                        .outcome());
        assertEquals(Reason.SUSPENDED_BY_BOTH, now(live).status().reason());
        assertInstanceOf(
                Outcome.Local.class,
                federation
                        .resume(live.id(), ActingAccount.of(b.key()), OperationOptions.now())
                        .outcome());
        assertEquals(Reason.SUSPENDED_BY_EXPORTER, now(live).status().reason());
        assertEquals(stored, stored(a));

        // Nobody in particular acts for the exporter.
        federation.resume(live.id(), ActingAccount.unnamed(), OperationOptions.now());
        assertEquals(ConnectionState.ACTIVE, now(live).state());
        federation.suspend(live.id(), ActingAccount.of(b.key()), OperationOptions.now());
        assertProblem(
                dev.sluice.domain.problem.ProblemCode.NOT_PARTY,
                () -> federation.resume(live.id(), ActingAccount.unnamed(), OperationOptions.now()));
        federation.suspend(live.id(), ActingAccount.unnamed(), OperationOptions.now());
        assertEquals(Reason.SUSPENDED_BY_BOTH, now(live).status().reason());
        federation.resume(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        assertEquals(Reason.SUSPENDED_BY_IMPORTER, now(live).status().reason());
        federation.suspend(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        federation.resume(live.id(), ActingAccount.of(b.key()), OperationOptions.now());

        // Held by the exporter again: no other door is open either.
        assertProblem(
                dev.sluice.domain.problem.ProblemCode.STILL_SUSPENDED,
                () -> federation.accept(live.id(), ActingAccount.of(b.key()), null, OperationOptions.now()));
        assertProblem(
                dev.sluice.domain.problem.ProblemCode.STILL_SUSPENDED, () -> federation.previewAccept(live.id(), null));
        assertProblem(
                dev.sluice.domain.problem.ProblemCode.NOT_RENEWABLE,
                () -> federation.renew(live.id(), null, OperationOptions.now()));
        var cut = inbox.count();
        publisher.publish("orders.new", "not now");
        await().during(SILENCE).until(() -> inbox.count() == cut);
        assertTrue(federation.previewEnd(live.id()).effects().isEmpty());
        federation.end(live.id(), ActingAccount.of(b.key()), OperationOptions.now());
        assertEquals(ConnectionState.REVOKED, now(live).state());
    }

    private java.util.List<String> stored(Account account) {
        var resolver = test.services().link().resolver();
        return resolver.stored(account.key(), resolver.expected());
    }

    @Test
    @Tag("faults")
    @DisplayName("a suspension that misses a server is under way for both sides, and lifting one leaves it under way")
    void halfDone() {
        var a = account("org-a");
        var b = account("org-b");
        var federation = test.services().federation();
        var live = accept(offer(a, b, "orders.>"), null);
        var silent = test.cluster().servers().get(2);
        TestServers.pause(silent);
        assertInstanceOf(
                Outcome.Partial.class,
                federation
                        .suspend(live.id(), ActingAccount.of(a.key()), OperationOptions.now())
                        .outcome());
        assertInstanceOf(
                Outcome.Partial.class,
                federation
                        .suspend(live.id(), ActingAccount.of(b.key()), OperationOptions.now())
                        .outcome());
        assertEquals(Reason.SUSPENDING_BY_BOTH, now(live).status().reason());
        federation.resume(live.id(), ActingAccount.of(b.key()), OperationOptions.now());
        assertEquals(Reason.SUSPENDING_BY_EXPORTER, now(live).status().reason());

        TestServers.resume(silent);
        await().untilAsserted(() -> {
            test.services().maintenance().round();
            assertEquals(Reason.SUSPENDED_BY_EXPORTER, now(live).status().reason());
        });
        assertTrue(test.services().recovery().list().isEmpty());
    }

    @Test
    @DisplayName("S3-A6 one partner of a shared private export is cut, the other misses no message")
    void othersUndisturbed() {
        var a = account("org-a");
        var b = account("org-b");
        var c = account("org-c");
        test.services()
                .exports()
                .add(
                        new ExportDraft(a.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                        OperationOptions.now());
        var first = accept(offer(a, b, "orders.>"), null);
        accept(offer(a, c, "orders.>"), null);
        var cut = Inbox.of(at(b, 1), "orders.>");
        var kept = Inbox.of(at(c, 1), "orders.>");
        var publisher = at(a, 0);
        flows(publisher, cut, "orders.warm");
        flows(publisher, kept, "orders.warm");
        var numbers = new Numbers(publisher, "orders.number");
        numbers.send(50);
        test.services().federation().end(first.id(), ActingAccount.of(a.key()), OperationOptions.now());
        var seen = cut.count();
        numbers.send(50);
        await().until(() ->
                kept.subjects().stream().filter("orders.number"::equals).count() == 100);
        assertEquals(seen, cut.count());
        // The same partner again, with a token younger than the revocation.
        var again = accept(offer(a, b, "orders.>"), null);
        assertTrue(again.grant().iat() > first.grant().iat());
        flows(publisher, cut, "orders.again");
    }

    private static final class Numbers {
        private final TestClient client;
        private final String subject;

        Numbers(TestClient client, String subject) {
            this.client = client;
            this.subject = subject;
        }

        void send(int count) {
            for (var i = 0; i < count; i++) {
                client.publish(subject, "n");
            }
        }
    }

    @Test
    @DisplayName("S3-A10 an offer older than seven days expires, while open and at the next start")
    void offersExpire() {
        var offer = offer(account("org-a"), account("org-b"), "orders.>");
        test.clock().advance(Duration.ofDays(7).minusSeconds(60));
        assertFalse(expired().contains(offer.id().shortText()));
        assertEquals(ConnectionState.PENDING, now(offer).state());
        test.clock().advance(Duration.ofMinutes(2));
        assertTrue(expired().contains(offer.id().shortText()));
        assertEquals(ConnectionState.EXPIRED, now(offer).state());
        assertTrue(test.services().exports().list(offer.exporter()).isEmpty());

        test.services().pendingLifetime().setPendingLife(Duration.ofHours(1));
        var short1 = offer(account("org-a"), account("org-b"), "orders.>");
        assertEquals(Duration.ofHours(1), Duration.between(short1.createdAt(), requireNonNull(short1.expiresAt())));
        test.services().pendingLifetime().setPendingLife(Duration.ofDays(7));
    }

    private java.util.List<String> expired() {
        return test.services().expiry().endOffers().stream()
                .map(connection -> connection.id().shortText())
                .toList();
    }

    @Test
    @DisplayName("S3-A10 an activation with an end is counted down, renewed without a gap, and ended by our push")
    void activationsExpire() {
        var a = account("org-a");
        var b = account("org-b");
        var offer = offer(a, b, "orders.>");
        test.services().federation().limit(offer.id(), Duration.ofDays(20));
        var live = accept(offer, null);
        var ends = requireNonNull(live.expiresAt());
        assertEquals(live.grant().iat() + Duration.ofDays(20).toSeconds(), ends.getEpochSecond());
        assertEquals(Nearness.WITHIN_30_DAYS, nearness(live));
        var inbox = Inbox.of(at(b, 1), "orders.>");
        var publisher = at(a, 0);
        flows(publisher, inbox, "orders.new");

        test.clock().advance(Duration.ofDays(15));
        assertEquals(Nearness.WITHIN_7_DAYS, nearness(live));
        var renewed = test.services()
                .federation()
                .renew(live.id(), Duration.ofDays(40), OperationOptions.now())
                .value();
        assertNotEquals(live.grant().token(), renewed.grant().token());
        assertTrue(requireNonNull(renewed.expiresAt()).isAfter(ends));
        flows(publisher, inbox, "orders.renewed");

        test.clock().advance(Duration.ofDays(41));
        assertEquals(Nearness.OVER, nearness(live));
        test.services().maintenance().round();
        assertEquals(ConnectionState.REVOKED, now(live).state());
        assertEquals(Reason.EXPIRED, now(live).status().reason());
        var cut = inbox.count();
        publisher.publish("orders.late", "!");
        await().during(SILENCE).until(() -> inbox.count() == cut);
    }

    private Nearness nearness(Connection connection) {
        return test.services().expiry().countdowns().stream()
                .filter(row -> row.connection().id().equals(connection.id()))
                .findFirst()
                .orElseThrow()
                .nearness();
    }

    @Test
    @DisplayName("S3-8 a revocation that misses a server is retried in the background, visibly, until it is everywhere")
    void retried() {
        var a = account("org-a");
        var b = account("org-b");
        var live = accept(offer(a, b, "orders.>"), null);
        var silent = test.cluster().servers().get(2);
        TestServers.pause(silent);
        var ended = test.services().federation().end(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        assertInstanceOf(Outcome.Partial.class, ended.outcome());
        assertEquals(ConnectionState.REVOKING, now(live).state());
        var open = test.services().recovery().list();
        assertEquals(1, open.size());
        assertFalse(open.getFirst().needsChoice());
        var signed = test.services().accounts().find(a.name()).release().jwt();
        test.services().maintenance().round();
        var care = test.services().maintenance().care();
        assertEquals(MaintenanceStatus.State.RETRYING, care.state());
        assertTrue(requireNonNull(care.nextTry()).isAfter(test.clock().instant()));
        // A retry pushes the same text, which needs no key.
        assertEquals(signed, test.services().accounts().find(a.name()).release().jwt());

        TestServers.resume(silent);
        await().untilAsserted(() -> {
            test.services().maintenance().round();
            assertEquals(ConnectionState.REVOKED, now(live).state());
        });
        assertTrue(test.services().recovery().list().isEmpty());
    }

    @Test
    @DisplayName("S3-A11 S3-A13 a deleted account is gone from every server, its importers are rebuilt and terminated")
    void deletion() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var live = accept(offer(a, b, "orders.>"), null);
        var client = at(a, 1);
        assertInstanceOf(
                Outcome.Done.class,
                test.services()
                        .accounts()
                        .remove(a.key(), OperationOptions.now())
                        .outcome());
        assertEquals(ConnectionState.TERMINATED, now(live).state());
        await().until(() -> client.connection().getStatus() == io.nats.client.Connection.Status.CLOSED);
        var jwt = requireNonNull(
                test.services().accounts().find(b.name()).release().jwt());
        assertTrue(JwtReader.decodeAccount(jwt).claims().imports().isEmpty());
        assertEquals(Removal.Stage.DELETED, stage(a));
        var resolver = test.services().link().resolver();
        assertTrue(resolver.listings(resolver.expected()).stream()
                .noneMatch(listing -> listing.accounts().contains(a.key().text())));

        // It comes back with a server that had missed it.
        var old = requireNonNull(live.grant().token());
        assertNull(test.services().reconciler().compare().accounts().stream()
                .filter(row -> row.key().equals(a.key()))
                .findFirst()
                .orElse(null));
        assertFalse(old.isEmpty());
        test.services()
                .link()
                .pushing(link -> link.push(a.key(), requireNonNull(a.release().jwt()), link.expected()));
        var returned = test.services().reconciler().compare().accounts().stream()
                .filter(row -> row.key().equals(a.key()))
                .findFirst()
                .orElseThrow();
        assertEquals(SyncStatus.RESURRECTED, returned.status());
        test.services().reconciler().reconcile(OperationOptions.now());
        assertTrue(resolver.listings(resolver.expected()).stream()
                .noneMatch(listing -> listing.accounts().contains(a.key().text())));
    }

    private Removal.Stage stage(Account account) {
        return test.store()
                .read(view -> view.accounts().removal(account.key()))
                .orElseThrow()
                .stage();
    }
}
