package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Sharing between accounts as publishers and subscribers see it, on one server and on three, newest and oldest.
class ShareJourneyTest {

    @Nested
    class OneNewestServer extends Cases {
        OneNewestServer() {
            super(Age.NEWEST, 1);
        }
    }

    @Nested
    class ThreeNewestServers extends Cases {
        ThreeNewestServers() {
            super(Age.NEWEST, 3);
        }
    }

    @Nested
    class OneOldestServer extends Cases {
        OneOldestServer() {
            super(Age.OLDEST, 1);
        }
    }

    abstract static class Cases extends Journey {
        Cases(Age age, int servers) {
            super(age, servers);
        }

        @Test
        @DisplayName(
                "S0-1 S0-9 S3-A1 S3-A3 S3-A5 nothing before the accept, everything after it, each queue message once")
        void offerAcceptFlow() {
            var a = account("ACCTA");
            var b = account("ACCTB");
            var inbox = Inbox.of(at(b, 1), "retail.v1.cart.>");
            var offer = offer(a, b, "retail.v1.cart.>");
            assertEquals(ConnectionState.PENDING, offer.state());
            var publisher = at(a, 0);
            publisher.publish("retail.v1.cart.started", "before");
            assertSilent(inbox);

            assertEquals(ConnectionState.ACTIVE, accept(offer, null).state());

            var workers = List.of(
                    Inbox.of(at(b, 0), "retail.v1.cart.>", "cart-processor"),
                    Inbox.of(at(b, 1), "retail.v1.cart.>", "cart-processor"));
            await().untilAsserted(() -> {
                publisher.publish("retail.v1.cart.probe", "wired?");
                assertTrue(inbox.count() > 0);
            });
            // Probes may still be on their way, so only these are counted.
            IntStream.range(0, 20).forEach(i -> publisher.publish("retail.v1.cart.started", "cart " + i));
            await().until(() -> carts(inbox) == 20);
            await().until(() -> workers.stream().mapToLong(this::carts).sum() >= 20);
            await().during(SILENCE)
                    .until(() -> workers.stream().mapToLong(this::carts).sum() == 20);
        }

        private long carts(Inbox inbox) {
            return inbox.subjects().stream()
                    .filter("retail.v1.cart.started"::equals)
                    .count();
        }

        @Test
        @DisplayName("S0-12 a service is called across accounts")
        void service() throws Exception {
            var a = account("ACCTA");
            var b = account("ACCTB");
            var responder = at(a, 0);
            responder
                    .connection()
                    .createDispatcher(message -> responder.publish(message.getReplyTo(), "Payment tendered!"))
                    .subscribe("retail.v1.payment.tender", "payment-responder");
            responder.flush();
            accept(offer(a, b, "retail.v1.payment.>", ShareKind.SERVICE), null);
            var caller = at(b, 1);
            await().untilAsserted(() -> {
                var reply = requireNonNull(
                        caller.connection().request("retail.v1.payment.tender", new byte[0], Duration.ofSeconds(1)));
                assertEquals("Payment tendered!", new String(reply.getData(), java.nio.charset.StandardCharsets.UTF_8));
            });
        }

        @Test
        @DisplayName("S3-A8 S0-8 S3-2 it arrives under the local subject")
        void remapped() {
            var a = account("org-a");
            var b = account("org-b");
            var connection = accept(offer(a, b, "orders.>"), "vendor-orders.>");
            assertEquals("vendor-orders.>", connection.effectiveSubject().text());
            var inbox = Inbox.of(at(b, 1), "vendor-orders.>");
            var publisher = at(a, 0);
            await().untilAsserted(() -> {
                publisher.publish("orders.eu.created", "one");
                assertTrue(inbox.subjects().contains("vendor-orders.eu.created"));
            });
        }

        @Test
        @DisplayName("S3-A6 S0-16 nothing sent after a revocation arrives, and a new offer flows again")
        void revokedAndOfferedAgain() {
            var a = account("org-a");
            var b = account("org-b");
            var connection = accept(offer(a, b, "orders.>"), null);
            var inboxes = IntStream.range(0, servers)
                    .mapToObj(server -> Inbox.of(test.connect(b, server), "orders.>"))
                    .toList();
            var publisher = at(a, 0);
            await().untilAsserted(() -> {
                publisher.publish("orders.probe", "?");
                inboxes.forEach(inbox -> assertTrue(inbox.count() > 0));
            });
            var pushed = new long[1];
            final int sent;
            try (var stream = Stream.of(publisher, "orders.tick")) {
                var result = test.services()
                        .federation()
                        .end(
                                connection.id(),
                                ActingAccount.of(a.key()),
                                OperationOptions.now().with(step -> {
                                    if (step instanceof dev.sluice.domain.federation.operation.Progress.Pushing
                                            && pushed[0] == 0) {
                                        pushed[0] = System.nanoTime();
                                    }
                                }));
                assertEquals(ConnectionState.REVOKED, result.value().state());
                assertTrue(result.outcome() instanceof Outcome.Done);
                sent = stream.count();
                await().until(() -> stream.count() > sent + 20);
            }
            var arrived = inboxes.stream()
                    .flatMap(inbox -> inbox.all().stream())
                    .filter(message -> message.subject().endsWith("tick"))
                    .toList();
            // A message is counted before it is sent: what is counted later was sent after the deed's end.
            assertEquals(
                    List.of(),
                    arrived.stream()
                            .map(Inbox.Arrived::text)
                            .filter(number -> Integer.parseInt(number) > sent)
                            .toList());
            var latest = arrived.stream().mapToLong(Inbox.Arrived::nanos).max().orElseThrow();
            System.out.printf(
                    "S3-A6 the last message came %d ms after the push began%n",
                    Duration.ofNanos(Math.max(0, latest - pushed[0])).toMillis());

            var before = inboxes.getFirst().count();
            assertEquals(
                    ConnectionState.ACTIVE,
                    accept(offer(a, b, "orders.>"), null).state());
            await().untilAsserted(() -> {
                publisher.publish("orders.again", "existing subscribers receive again");
                assertTrue(inboxes.getFirst().count() > before);
            });
            assertEquals(ConnectionState.REVOKED, stateOf(connection));
        }

        @Test
        @DisplayName(
                "S0-16 S0-17 on a shared private export one partner is cut, by either side, and the other keeps receiving")
        void sharedExport() {
            var a = account("org-a");
            var b = account("org-b");
            var c = account("org-c");
            test.services()
                    .exports()
                    .add(
                            new ExportDraft(a.key(), "feed", "feed.>", ShareKind.STREAM, Visibility.PRIVATE),
                            OperationOptions.now());
            var toB = accept(offer(a, b, "feed.>"), null);
            accept(offer(a, c, "feed.eu.>"), null);
            var inB = Inbox.of(at(b, 1), "feed.>");
            var inC = Inbox.of(at(c, 1), "feed.>");
            var publisher = at(a, 0);
            await().untilAsserted(() -> {
                publisher.publish("feed.eu.x", "1");
                assertTrue(inB.count() > 0 && inC.count() > 0);
            });
            var result = test.services().federation().end(toB.id(), ActingAccount.of(b.key()), OperationOptions.now());
            assertEquals(Reason.REVOKED_BY_IMPORTER, result.value().status().reason());
            var cut = inB.count();
            var kept = inC.count();
            IntStream.range(0, 10).forEach(i -> publisher.publish("feed.eu.x", "2"));
            await().until(() -> inC.count() == kept + 10);
            assertEquals(cut, inB.count());
        }
    }
}
