package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.nats.client.NatsEventTransport;
import dev.sluice.adapter.nats.client.NatsMessagingFactory;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.event.OutboxPublisher;
import dev.sluice.domain.federation.environment.EventUsers;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestLinks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Events, revisions and the audit log of operations on a real server.
final class OperationRecordsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final NatsEventTransport TRANSPORT =
            new NatsEventTransport(TestLinks.THREADS, InstantSource.system(), LinkTimings.defaults());

    @TempDir
    private static Path folder = Path.of("");

    private static TestEnvironment test;

    @BeforeAll
    static void start() {
        test = TestEnvironment.start(folder, Age.NEWEST, 1);
    }

    @AfterAll
    static void stop() {
        test.close();
    }

    private static Account account(String name) {
        return test.account(name + "-" + NUMBER.incrementAndGet());
    }

    private static OutboxPublisher outbox(EventTransport transport) {
        var environment = test.services().environment().id();
        return test.services()
                .recorder()
                .outbox(environment, new EventUsers(test.services().context().signer(), environment), transport);
    }

    private static Connection offer(Account from, Account to) {
        return test.services()
                .federation()
                .offer(new OfferDraft(from.key(), to.key(), "orders", "orders.>", ShareKind.STREAM));
    }

    private static Account now(Account account) {
        return test.services().accounts().view(account.key()).account();
    }

    private static List<String> types(Account account) {
        return test.services().recorder().inbox().of(account.key(), 100).reversed().stream()
                .map(Notification::type)
                .toList();
    }

    @Test
    @DisplayName("S3-A2: an automation subscribed in org-b is told of the offer; S3-6: and of a source that is gone")
    void s3A2_s36_events() {
        var a = account("org-a");
        var b = account("org-b");
        var automation = Inbox.of(test.connect(b, 0), "sluice.>");
        var other = Inbox.of(test.connect(a, 0), "sluice.>");
        var outbox = outbox(TRANSPORT);
        outbox.deliver();
        var offered = offer(a, b);
        assertEquals(1, outbox.deliver());
        await().until(() -> automation.subjects().contains("sluice.federation.export.created"));
        assertEquals(0, other.count());
        test.services().federation().accept(offered.id(), ActingAccount.of(b.key()), null, OperationOptions.now());
        outbox.deliver();
        await().until(() -> other.subjects()
                .containsAll(List.of("sluice.federation.import.accepted", "sluice.federation.connection.activated")));
        await().until(() -> automation.subjects().contains("sluice.federation.connection.activated"));
        test.services().accounts().remove(a.key(), OperationOptions.now());
        outbox.deliver();
        await().until(() -> automation
                .subjects()
                .containsAll(List.of("sluice.federation.connection.terminated", "sluice.federation.source.deleted")));
        assertEquals(
                List.of(
                        "federation.export.created",
                        "federation.connection.activated",
                        "federation.connection.terminated",
                        "federation.source.deleted"),
                types(b));
        assertEquals(4, test.services().recorder().inbox().unread(b.key()));
        test.services()
                .recorder()
                .inbox()
                .markRead(test.services()
                        .recorder()
                        .inbox()
                        .of(b.key(), 1)
                        .getFirst()
                        .id());
        assertEquals(3, test.services().recorder().inbox().unread(b.key()));
    }

    @Test
    @DisplayName(
            "Without a link events wait, and come later under the same id; the user that publishes can do nothing else")
    void eventsWaitAndAreHarmless() {
        var a = account("org-a");
        var b = account("org-b");
        var everything = Inbox.of(test.connect(b, 0), ">");
        outbox(TRANSPORT).deliver();
        var tries = new ArrayList<UUID>();
        offer(a, b);
        EventTransport broken = (_, credentials, announcements) -> {
            credentials.seed().close();
            announcements.forEach(each -> tries.add(each.notification().id()));
            throw ProblemException.of(ProblemCode.SERVER_UNREACHABLE, "nats://localhost", "down");
        };
        assertEquals(0, outbox(broken).deliver());
        assertEquals(0, outbox(broken).deliver());
        EventTransport curious = (target, credentials, announcements) -> {
            announcements.forEach(each -> tries.add(each.notification().id()));
            var messaging = new NatsMessagingFactory(TestLinks.THREADS, InstantSource.system(), LinkTimings.defaults());
            try (var client = messaging.connect(target.urls(), "curious", credentials)) {
                client.publish("orders.created", "forged".getBytes(StandardCharsets.UTF_8));
                client.publish("sluice.allowed", new byte[0]);
                client.flush();
            }
        };
        assertEquals(1, outbox(curious).deliver());
        assertEquals(3, tries.size());
        assertEquals(1, tries.stream().distinct().count());
        await().until(() -> everything.subjects().contains("sluice.allowed"));
        assertEquals(List.of("sluice.allowed"), everything.subjects());
        assertEquals(0, outbox(TRANSPORT).deliver());
    }

    /// Signed here and on no server, as after an import.
    private static Account neverPushed(String name) {
        var key = test.services().context().signer().create(KeyKind.ACCOUNT);
        var environment = test.services().environment().id();
        var account = new Account(
                key,
                environment,
                name,
                AccountRole.MANAGED,
                Limits.core(),
                Release.NONE,
                test.clock().instant(),
                null);
        test.store().write(tx -> {
            tx.accounts().save(account);
            return account;
        });
        test.services().accounts().signed(key);
        return account;
    }

    @Test
    @DisplayName(
            "Closing logs in to no account that servers do not have, and gives up after a few refusals; events stay")
    void closingIsBounded() {
        outbox(TRANSPORT).deliver();
        var a = account("org-a");
        var unknown = neverPushed("unknown-" + NUMBER.incrementAndGet());
        offer(a, unknown);
        var lost = IntStream.range(0, 9).mapToObj(_ -> account("org-lost")).toList();
        lost.forEach(account -> test.services()
                .federation()
                .offer(new OfferDraft(a.key(), account.key(), account.name(), "lost.>", ShareKind.STREAM)));
        var b = account("org-b");
        test.services().federation().offer(new OfferDraft(a.key(), b.key(), "found", "found.>", ShareKind.STREAM));
        var asked = new ArrayList<PublicKey>();
        EventTransport refusing = (_, credentials, announcements) -> {
            credentials.seed().close();
            var account = announcements.getFirst().notification().account();
            asked.add(account);
            if (!account.equals(b.key())) {
                throw ProblemException.of(ProblemCode.LINK_REFUSED, "nats://localhost", "Authorization Violation");
            }
        };
        var outbox = outbox(refusing);
        outbox.close();
        assertEquals(lost.subList(0, 5).stream().map(Account::key).toList(), asked);
        var patient = outbox(refusing);
        patient.deliver();
        assertEquals(1, patient.deliver());
        assertEquals(0, patient.deliver());
        assertEquals(5 + 10, asked.size());
        assertFalse(asked.contains(unknown.key()));
        for (var account : lost) {
            assertEquals(Notification.Delivery.WAITING, delivery(account));
        }
        assertEquals(Notification.Delivery.WAITING, delivery(unknown));
        assertEquals(Notification.Delivery.SENT, delivery(b));
        assertEquals(9, outbox(TRANSPORT).deliver());
    }

    private static Notification.Delivery delivery(Account account) {
        return test.services()
                .recorder()
                .inbox()
                .of(account.key(), 1)
                .getFirst()
                .delivery();
    }

    @Test
    @DisplayName("An event is a CloudEvent")
    void cloudEvents() {
        var a = account("org-a");
        var b = account("org-b");
        var bodies = new CopyOnWriteArrayList<byte[]>();
        var client = test.connect(b, 0);
        client.connection()
                .createDispatcher(message -> bodies.add(message.getData()))
                .subscribe("sluice.>");
        client.flush();
        var offered = offer(a, b);
        outbox(TRANSPORT).deliver();
        await().until(() -> !bodies.isEmpty());
        var event = JsonMapper.shared().readTree(bodies.getFirst());
        assertEquals("1.0", event.get("specversion").asString());
        assertEquals("federation.export.created", event.get("type").asString());
        assertEquals(
                test.services()
                        .recorder()
                        .inbox()
                        .of(b.key(), 1)
                        .getFirst()
                        .id()
                        .toString(),
                event.get("id").asString());
        assertEquals(offered.id().value().toString(), event.get("subject").asString());
        assertEquals(a.name(), event.get("data").get("exporter").get("name").asString());
    }

    @Test
    @DisplayName("Events never go where another account would get them")
    void theirSubjectsAreNotExported() {
        var a = account("org-a");
        var draft = new ExportDraft(a.key(), "all", "*.federation.>", ShareKind.STREAM, Visibility.PUBLIC);
        var meant = OperationOptions.now().confirming(Set.of("*.federation.>", "*.orders"));
        var refused = assertThrows(
                ProblemException.class, () -> test.services().exports().add(draft, meant));
        assertEquals(ProblemCode.EVENT_PREFIX_EXPORTED, refused.code());
        var within = new ExportDraft(a.key(), "within", "sluice.orders", ShareKind.STREAM, Visibility.PRIVATE);
        assertEquals(
                ProblemCode.EVENT_PREFIX_EXPORTED,
                assertThrows(
                                ProblemException.class,
                                () -> test.services().exports().add(within, meant))
                        .code());
        // Two tokens: no event has so few.
        test.services()
                .exports()
                .add(new ExportDraft(a.key(), "short", "*.orders", ShareKind.STREAM, Visibility.PUBLIC), meant);
        test.services()
                .exports()
                .add(
                        new ExportDraft(a.key(), "news", "news.>", ShareKind.STREAM, Visibility.PUBLIC),
                        OperationOptions.now());
        var settings = test.services().recorder().settings();
        var id = test.services().environment().id();
        assertThrows(ProblemException.class, () -> settings.setEventPrefix(id, "news.events."));
        assertThrows(ProblemException.class, () -> settings.setEventPrefix(id, "*."));
        assertEquals("sluice.", settings.eventPrefix(id));
    }

    @Test
    @DisplayName("S3-A17: the log tells what each server said")
    void s3A17_perServerResults() {
        var a = account("org-a");
        var b = account("org-b");
        var offered = offer(a, b);
        test.services().federation().accept(offered.id(), ActingAccount.of(b.key()), null, OperationOptions.now());
        var entries = test.services()
                .recorder()
                .audit()
                .find(AuditQuery.ALL.action("federation.accept").account(b.key()));
        assertEquals(AuditOutcome.DONE, entries.getFirst().facts().ending().outcome());
        assertEquals(AuditOutcome.BEGUN, entries.getLast().facts().ending().outcome());
        assertEquals(entries.getFirst().facts().act(), entries.getLast().facts().act());
        var results = entries.getFirst().facts().ending().results();
        assertTrue(results.size() >= 2, results.toString());
        assertTrue(results.stream().allMatch(result -> result.result().equals("stored")));
        assertTrue(test.services().recorder().audit().verify().isWhole());
    }

    @Test
    @DisplayName("A revision is put back by its content, signed anew")
    void revisions() throws Exception {
        var a = account("org-a");
        var services = test.services();
        services.exports()
                .add(
                        new ExportDraft(a.key(), "news", "news.>", ShareKind.STREAM, Visibility.PUBLIC),
                        OperationOptions.now());
        var export = services.exports().find(a.key(), "news");
        services.exports().remove(export.id(), OperationOptions.now());
        var history = services.revisions();
        assertEquals(
                List.of(3L, 2L, 1L),
                history.list(a.key()).stream().map(each -> each.number()).toList());
        assertTrue(history.changes(history.get(a.key(), 2)).getFirst().path().startsWith("exports"));
        assertEquals(1, history.preview(a.key(), 2).size());
        var before = now(a).release();
        var result = history.putBack(a.key(), 2, OperationOptions.now());
        assertTrue(result.outcome() instanceof Outcome.Done);
        assertEquals(
                "news.>", services.exports().find(a.key(), "news").subject().text());
        assertTrue(now(a).release().iat() > before.iat());
        assertEquals(4, history.list(a.key()).getFirst().number());
        assertEquals("account.restore", history.list(a.key()).getFirst().why());
        history.putBack(a.key(), 1, OperationOptions.now());
        assertTrue(services.exports().list(a.key()).isEmpty());
        assertThrows(ProblemException.class, () -> history.putBack(a.key(), 99, OperationOptions.now()));
    }

    @Test
    @DisplayName("No revision brings back a connection that has ended, or a token that was revoked")
    void revisionsBringNoConsentBack() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var services = test.services();
        services.exports()
                .add(
                        new ExportDraft(a.key(), "own", "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                        OperationOptions.now());
        var offered = offer(a, b);
        services.federation().accept(offered.id(), ActingAccount.of(b.key()), null, OperationOptions.now());
        var open = services.revisions().list(b.key()).getFirst().number();
        var exporting = services.revisions().list(a.key()).getFirst().number();
        services.federation().end(offered.id(), ActingAccount.of(a.key()), OperationOptions.now());
        var refused = assertThrows(
                ProblemException.class, () -> services.revisions().putBack(b.key(), open, OperationOptions.now()));
        assertEquals(ProblemCode.REVISION_GONE, refused.code());
        assertEquals(
                AuditOutcome.REFUSED,
                services.recorder()
                        .audit()
                        .find(AuditQuery.ALL.action("account.restore").account(b.key()))
                        .getFirst()
                        .facts()
                        .ending()
                        .outcome());
        services.revisions().putBack(a.key(), exporting, OperationOptions.now());
        var claims =
                JwtReader.decodeAccount(String.valueOf(now(a).release().jwt())).claims();
        assertTrue(claims.exports().getFirst().revocations().containsKey(b.key().text()));
        assertEquals(Limits.core(), now(a).limits());
    }
}
