package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.ExportDraft;
import dev.sluice.domain.federation.Manner;
import dev.sluice.domain.federation.OfferDraft;
import dev.sluice.domain.federation.Outcome;
import dev.sluice.domain.federation.PublicImportDraft;
import dev.sluice.domain.jwt.AccountClaims;
import dev.sluice.domain.jwt.ActivationClaims;
import dev.sluice.domain.jwt.ImportClaim;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.jwt.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestRealm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Sharing between accounts, seen by publishers and subscribers, on one server and on three, newest
/// and oldest.
class ShareJourneyTest {

    @Nested
    class OneNewestServer extends Journey {
        OneNewestServer() {
            super(Age.NEWEST, 1);
        }
    }

    @Nested
    class ThreeNewestServers extends Journey {
        ThreeNewestServers() {
            super(Age.NEWEST, 3);
        }
    }

    @Nested
    class OneOldestServer extends Journey {
        OneOldestServer() {
            super(Age.OLDEST, 1);
        }
    }

    /// Every test makes accounts of its own, so that one cluster serves them all.
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Journey {
        private static final Duration SILENCE = Duration.ofMillis(150);

        private final Age age;
        private final int servers;
        private TestRealm test;
        private int number;

        Journey(Age age, int servers) {
            this.age = age;
            this.servers = servers;
        }

        @BeforeAll
        void start(@TempDir Path folder) {
            test = TestRealm.start(folder.resolve("workspace"), age, servers);
        }

        @AfterAll
        void stop() {
            test.close();
        }

        private Account account(String name) {
            return test.account(name + "-" + ++number);
        }

        private Connection offer(Account from, Account to, String subject) {
            return offer(from, to, subject, ShareKind.STREAM);
        }

        private Connection offer(Account from, Account to, String subject, ShareKind kind) {
            var draft = new OfferDraft(from.key(), to.key(), "share-" + ++number, subject, kind);
            return test.realm().federation().offer(draft);
        }

        private Connection accept(Connection offer, @Nullable String local) {
            return test.realm()
                    .federation()
                    .accept(offer.id(), offer.importer(), local, Manner.now())
                    .value();
        }

        private ConnectionState stateOf(Connection connection) {
            return test.realm().federation().get(connection.id()).state();
        }

        /// On the first server and on the last: in a cluster these differ.
        private TestClient at(Account account, int place) {
            return test.connect(account, place == 0 ? 0 : servers - 1);
        }

        /// Nothing arrives: what was sent before a marker on another subject would have come before
        /// it.
        private void assertSilent(Inbox inbox) {
            await().during(SILENCE).atMost(Duration.ofSeconds(3)).until(() -> inbox.count() == 0);
        }

        private void assertProblem(ProblemCode code, Runnable act) {
            assertEquals(code, assertThrows(ProblemException.class, act::run).code());
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
            var seen = inbox.count();
            var worked = workers.stream().mapToInt(Inbox::count).sum();
            IntStream.range(0, 20).forEach(i -> publisher.publish("retail.v1.cart.started", "cart " + i));
            await().until(() -> inbox.count() >= seen + 20);
            await().until(() -> workers.stream().mapToInt(Inbox::count).sum() >= worked + 20);
            await().during(SILENCE)
                    .until(() -> workers.stream().mapToInt(Inbox::count).sum() == worked + 20);
            assertTrue(inbox.subjects().contains("retail.v1.cart.started"));
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
        @DisplayName("S3-A6 S0-16 a revocation cuts within 100 ms of the push, and a new offer flows again")
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
            try (var stream = Stream.of(publisher, "orders.tick")) {
                var result = test.realm()
                        .federation()
                        .end(connection.id(), a.key(), Manner.now().with(step -> {
                            if (step instanceof dev.sluice.domain.federation.Progress.Pushing && pushed[0] == 0) {
                                pushed[0] = System.nanoTime();
                            }
                        }));
                assertEquals(ConnectionState.REVOKED, result.value().state());
                assertTrue(result.outcome() instanceof Outcome.Done);
                var sent = stream.count();
                await().until(() -> stream.count() > sent + 20);
            }
            var latest = inboxes.stream()
                    .flatMap(inbox -> inbox.all().stream())
                    .mapToLong(Inbox.Arrived::nanos)
                    .max()
                    .orElseThrow();
            var late = Duration.ofNanos(Math.max(0, latest - pushed[0])).toMillis();
            assertTrue(late <= 100, "the last message came " + late + " ms after the push began");

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
            test.realm()
                    .exports()
                    .add(
                            new ExportDraft(a.key(), "feed", "feed.>", ShareKind.STREAM, Visibility.PRIVATE),
                            Manner.now());
            var toB = accept(offer(a, b, "feed.>"), null);
            accept(offer(a, c, "feed.eu.>"), null);
            var inB = Inbox.of(at(b, 1), "feed.>");
            var inC = Inbox.of(at(c, 1), "feed.>");
            var publisher = at(a, 0);
            await().untilAsserted(() -> {
                publisher.publish("feed.eu.x", "1");
                assertTrue(inB.count() > 0 && inC.count() > 0);
            });
            var result = test.realm().federation().end(toB.id(), b.key(), Manner.now());
            assertEquals(Reason.REVOKED_BY_IMPORTER, result.value().status().reason());
            var cut = inB.count();
            var kept = inC.count();
            IntStream.range(0, 10).forEach(i -> publisher.publish("feed.eu.x", "2"));
            await().until(() -> inC.count() == kept + 10);
            assertEquals(cut, inB.count());
        }

        @Test
        @DisplayName("S3-A7 an import forged by hand delivers nothing, with no token, a foreign one or a revoked one")
        void forgedImport() throws Exception {
            var a = account("org-a");
            var b = account("org-b");
            var thief = account("thief");
            var live = accept(offer(a, b, "orders.>"), null);
            var stolen = requireNonNull(live.grant().token());
            var selfMade = JwtWriter.encode(
                    ActivationClaims.of(thief.key().text(), "orders.>", ShareKind.STREAM)
                            .withIssuerAccount(a.key().text()),
                    test.signer(thief.key()),
                    Instant.now().getEpochSecond());
            var inbox = Inbox.of(at(thief, 1), "orders.>");
            for (var token : List.of("", stolen, selfMade)) {
                forge(thief, a, token);
                at(a, 0).publish("orders.secret", "not for you");
                assertSilent(inbox);
            }
            // The partner's own token, after its end.
            test.realm().federation().end(live.id(), a.key(), Manner.now());
            test.realm()
                    .exports()
                    .add(
                            new ExportDraft(a.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                            Manner.now());
            var former = Inbox.of(at(b, 1), "orders.>");
            forge(b, a, stolen);
            at(a, 0).publish("orders.secret", "not for you any more");
            assertSilent(former);
        }

        /// Signs and pushes claims past Sluice's own checks, as another tool with the operator's
        /// key could.
        private void forge(Account importer, Account exporter, String token) throws Exception {
            var row = ImportClaim.builder(
                            "orders.>", ShareKind.STREAM, exporter.key().text())
                    .name("forged")
                    .token(token)
                    .build();
            var claims = AccountClaims.builder(importer.key().text(), importer.name())
                    .imports(List.of(row))
                    .build();
            var jwt = JwtWriter.encode(
                    claims,
                    test.signer(test.realm().environment().signingKey()),
                    Instant.now().getEpochSecond() + 1000 + ++number);
            var resolver = test.realm().link().resolver();
            resolver.push(importer.key(), jwt, resolver.roster());
        }

        @Test
        @DisplayName(
                "S0-5 S0-7 S0-11 a token is minted from a public key, used by its account, refused in another before any push")
        void tokens() {
            var a = account("ACCTA");
            var b = account("ACCTB");
            var c = account("ACCTC");
            var export = test.realm()
                    .exports()
                    .add(
                            new ExportDraft(
                                    a.key(), "CARTEVENTS-GRANT-STREAM", "cart.>", ShareKind.STREAM, Visibility.PRIVATE),
                            Manner.now())
                    .value();
            var issued = test.realm().activations().issue(a.key(), export, b.key());
            var token = requireNonNull(issued.grant().token());
            assertProblem(
                    ProblemCode.NOT_ACCOUNT_KEY,
                    () -> test.realm()
                            .activations()
                            .issue(a.key(), export, test.realm().environment().operator()));
            var before = test.realm().accounts().find(c.name()).release();
            assertProblem(
                    ProblemCode.TOKEN_FOR_OTHER_ACCOUNT,
                    () -> test.realm().imports().addToken(c.key(), token, null, Manner.now()));
            assertEquals(before, test.realm().accounts().find(c.name()).release());
            assertProblem(
                    ProblemCode.TOKEN_DAMAGED,
                    () -> test.realm().imports().addToken(b.key(), token.substring(0, 90), null, Manner.now()));
            var facts = test.realm().activations().inspect(token);
            assertEquals(a.key(), facts.exporter());
            assertEquals("cart.>", facts.subject());

            var used = test.realm()
                    .imports()
                    .addToken(b.key(), token, null, Manner.now())
                    .value();
            assertEquals(issued.id(), used.id());
            assertEquals(ConnectionState.ACTIVE, used.state());
            var inbox = Inbox.of(at(b, 1), "cart.>");
            var publisher = at(a, 0);
            await().untilAsserted(() -> {
                publisher.publish("cart.started", "!");
                assertTrue(inbox.count() > 0);
            });
        }

        @Test
        @DisplayName("S3-A15 rebuilding and pushing twice gives the same claims")
        void rebuiltTheSame() throws Exception {
            var a = account("org-a");
            var b = account("org-b");
            accept(offer(a, b, "orders.>"), "vendor-orders.>");
            for (var account : List.of(a, b)) {
                var first = claims(account);
                assertTrue(test.realm().publisher().push(List.of(account.key()), Manner.now()) instanceof Outcome.Done);
                assertEquals(first, claims(account));
                assertTrue(test.realm().prover().prove(account.key()).isEffective());
            }
        }

        private AccountClaims claims(Account account) throws Exception {
            var jwt = requireNonNull(
                    test.realm().accounts().find(account.name()).release().jwt());
            var claims = JwtReader.decodeAccount(jwt).claims();
            return claims.withBase(dev.sluice.domain.jwt.BaseClaims.of(
                    claims.base().subject(), claims.base().name()));
        }

        @Test
        @DisplayName("S0-4 a public export is imported without an offer, and cannot be revoked for one partner")
        void publicExport() {
            var a = account("org-a");
            var b = account("org-b");
            var export = test.realm()
                    .exports()
                    .add(new ExportDraft(a.key(), "news", "news.>", ShareKind.STREAM, Visibility.PUBLIC), Manner.now())
                    .value();
            var wish = new PublicImportDraft(b.key(), a.key(), "news.>", ShareKind.STREAM, null);
            test.realm().federation().importMatching(wish, test.realm().imports(), Manner.now());
            assertEquals(List.of(b.key()), test.realm().exports().knownImporters(export.id()));
            assertProblem(
                    ProblemCode.PUBLIC_NOT_REVOCABLE,
                    () -> test.realm().activations().issue(a.key(), export, b.key()));
            var inbox = Inbox.of(at(b, 1), "news.>");
            var publisher = at(a, 0);
            await().untilAsserted(() -> {
                publisher.publish("news.today", "!");
                assertTrue(inbox.count() > 0);
            });
            test.realm().imports().remove(b.key(), "news", Manner.now());
            var cut = inbox.count();
            publisher.publish("news.today", "!");
            await().during(SILENCE).until(() -> inbox.count() == cut);
        }

        @Test
        @DisplayName("S3-A9 S3-A7 bad wishes are refused and change nothing")
        void refused() {
            var a = account("org-a");
            var b = account("org-b");
            assertProblem(ProblemCode.SUBJECT_TOO_WIDE, () -> offer(a, b, ">"));
            assertProblem(ProblemCode.SUBJECT_INVALID, () -> offer(a, b, "orders..x"));
            assertProblem(ProblemCode.SELF_SHARE, () -> offer(a, a, "orders.>"));
            offer(a, b, "orders.>");
            assertProblem(ProblemCode.CONNECTION_EXISTS, () -> offer(a, b, "orders.>"));
            var wish = new PublicImportDraft(b.key(), a.key(), "invoices.>", ShareKind.STREAM, null);
            assertProblem(
                    ProblemCode.NOT_OFFERED,
                    () -> test.realm()
                            .federation()
                            .importMatching(wish, test.realm().imports(), Manner.now()));
            assertTrue(test.realm().imports().list(b.key()).isEmpty());
            assertEquals(
                    1,
                    test.realm().federation().list().stream()
                            .filter(connection -> connection.exporter().equals(a.key()))
                            .count());
        }
    }
}
