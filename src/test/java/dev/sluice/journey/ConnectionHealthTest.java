package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.StoreHash;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Whether what is called active is so, as time goes by: found, told and healed in the background.
class ConnectionHealthTest {
    private static final Duration SETTLED = Duration.ofSeconds(31);

    @Nested
    class Newest extends Cases {
        Newest() {
            super(Age.NEWEST);
        }

        @Test
        @DisplayName("S3-A2 another tool's push changes the store's hash: compared at once, degraded, told, healed")
        void degradedByAnotherTool() throws Exception {
            var a = standalone("orders.>");
            var live = accept(offer(a, account("org-b"), "orders.>"), null);
            compared();
            var hashes = Inbox.of(test.connect(systemAccount(), 0), "$SYS.REQ.CLAIMS.PACK");
            await().until(() -> hashes.count() > 0);

            var release = test.services().accounts().find(a.name()).release();
            var claims = JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
            var theirs = JwtWriter.encode(
                    claims.copy().exports(List.of()).build(),
                    test.signer(test.services().environment().signingKey()),
                    release.iat() + 100);
            test.services().link().pushing(link -> link.push(a.key(), theirs, link.expected()));
            // Nobody asked: what servers tell each other brings it up before its time.
            var before = requireNonNull(test.services().maintenance().care().lastCompared());
            await().untilAsserted(() -> {
                test.clock().advance(SETTLED);
                test.services().maintenance().round();
                assertEquals(ConnectionState.DEGRADED, state(live));
            });
            assertTrue(requireNonNull(test.services().maintenance().care().lastCompared())
                    .isAfter(before));
            assertEquals(Reason.PROOF_FAILED, reason(live));
            assertEquals(List.of(a.key()), drifting());
            assertTrue(told(live.exporter()).contains("federation.connection.degraded"));
            assertTrue(told(live.importer()).contains("federation.connection.degraded"));

            test.services().drifts().keepOurs(a.key(), OperationOptions.now());
            await().untilAsserted(() -> {
                test.clock().advance(SETTLED);
                test.services().maintenance().round();
                assertEquals(ConnectionState.ACTIVE, state(live));
            });
            assertEquals(Reason.NONE, reason(live));
        }

        @Test
        @DisplayName("S0-16 a link that was opened anew goes on telling of the stores")
        void hearsOnTheNextLink() {
            account("org-a");
            var heard = new CopyOnWriteArrayList<StoreHash>();
            var link = test.services().link();
            try (var _ = link.watchStores(heard::add)) {
                await().until(() -> !heard.isEmpty());
                link.close();
                heard.clear();
                link.resolver();
                await().until(() -> !heard.isEmpty());
            }
        }

        private Reason reason(Connection connection) {
            return test.services().federation().get(connection.id()).status().reason();
        }

        private List<PublicKey> drifting() {
            return test.services().drifts().list().stream()
                    .map(drift -> drift.account().key())
                    .toList();
        }

        private List<String> told(PublicKey account) {
            return test.services().recorder().inbox().of(account, 10).stream()
                    .map(Notification::type)
                    .toList();
        }

        /// Everything, now, whatever was compared before.
        private void compared() {
            test.clock().advance(Duration.ofMinutes(11));
            test.services().maintenance().round();
        }

        private Account systemAccount() {
            return test.services().accounts().list().stream()
                    .map(view -> view.account())
                    .filter(account -> account.role() == AccountRole.SYSTEM)
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        @DisplayName("S3-A14 what cannot be proven for too long is called degraded, and active again when it is")
        void overdue() {
            var live = accept(offer(account("org-a"), account("org-b"), "orders.>"), null);
            compared();
            assertEquals(ConnectionState.ACTIVE, state(live));
            var server = test.cluster().servers().getFirst();
            TestServers.pause(server);
            test.clock().advance(Duration.ofMinutes(16));
            test.services().maintenance().round();
            assertEquals(ConnectionState.DEGRADED, state(live));
            assertEquals(Reason.PROOF_OVERDUE, reason(live));
            TestServers.resume(server);
            await().untilAsserted(() -> {
                test.services().maintenance().round();
                assertEquals(ConnectionState.ACTIVE, state(live));
            });
            assertFalse(told(live.importer()).isEmpty());
        }
    }

    @Nested
    class Oldest extends Cases {
        Oldest() {
            super(Age.OLDEST);
        }
    }

    abstract static class Cases extends Journey {
        Cases(Age age) {
            super(age, 1, Duration.ofSeconds(1));
        }

        @AfterEach
        void present() {
            test.clock().reset();
            test.cluster().servers().forEach(TestServers::resume);
        }

        ConnectionState state(Connection connection) {
            return test.services().federation().get(connection.id()).state();
        }

        private void flows(TestClient publisher, Inbox inbox) {
            var before = inbox.count();
            await().untilAsserted(() -> {
                publisher.publish("orders.new", "!");
                assertTrue(inbox.count() > before);
            });
        }

        /// SUBSZ of the exporter: subscriptions of the importer's clients that are served there.
        private long shadows(Connection connection) {
            var resolver = test.services().link().resolver();
            return resolver.subscriptions(connection.exporter(), resolver.expected()).subscriptions().stream()
                    .filter(subscription ->
                            subscription.owner().equals(connection.importer().text()))
                    .count();
        }

        Account standalone(String subject) {
            var account = account("org-a");
            var draft = new ExportDraft(account.key(), "own", subject, ShareKind.STREAM, Visibility.PRIVATE);
            assertInstanceOf(
                    Outcome.Done.class,
                    test.services().exports().add(draft, OperationOptions.now()).outcome());
            return account;
        }

        /// As a revocation by hand leaves it, with the same import in the partner's claims still.
        private void revokeToken(Connection live) {
            var share = live.share();
            test.store().write(tx -> {
                var revocation = new Revocation(
                        share.exporter(),
                        share.kind(),
                        share.subject(),
                        share.importer(),
                        live.grant().iat());
                tx.revocations().save(revocation);
                return revocation;
            });
            test.services().publisher().push(List.of(live.exporter()), OperationOptions.now());
        }

        @Test
        @DisplayName("S0-16 an activation renewed after its revocation serves those who subscribed before (SUBSZ)")
        void renewedLate() {
            var a = standalone("orders.>");
            var b = account("org-b");
            var live = accept(offer(a, b, "orders.>"), null);
            var inbox = Inbox.of(at(b, 0), "orders.>");
            var publisher = at(a, 0);
            flows(publisher, inbox);
            assertEquals(1, shadows(live));
            revokeToken(live);
            assertEquals(0, shadows(live));

            var renewed = test.services()
                    .federation()
                    .renew(live.id(), null, OperationOptions.now())
                    .value();
            assertTrue(renewed.grant().iat() > live.grant().iat());
            assertEquals(1, shadows(live));
            flows(publisher, inbox);
        }

        private void pushByHand(Account account, UnaryOperator<AccountClaims> change) throws JwtException {
            var jwt = test.otherTool().push(account, change);
            var iat = JwtReader.decodeAccount(jwt).claims().base().issuedAt();
            test.store().write(tx -> {
                var now = tx.accounts().find(account.key()).orElseThrow().withRelease(new Release(jwt, iat, true));
                tx.accounts().save(now);
                return now;
            });
        }

        private static AccountClaims withRevocation(AccountClaims claims, Revocation revocation) {
            return claims.copy()
                    .exports(claims.exports().stream()
                            .map(claim -> claim.copy()
                                    .revocations(Map.of(revocation.target().text(), revocation.at()))
                                    .build())
                            .toList())
                    .build();
        }

        private static AccountClaims withToken(AccountClaims claims, String token) {
            return claims.copy()
                    .imports(claims.imports().stream()
                            .map(claim -> claim.copy().token(token).build())
                            .toList())
                    .build();
        }

        @Test
        @DisplayName("S0-16 clients that are cut though servers call the import valid are found by SUBSZ and healed")
        void healedInTheBackground() throws Exception {
            var a = standalone("orders.>");
            var b = account("org-b");
            var live = accept(offer(a, b, "orders.>"), null);
            var inbox = Inbox.of(at(b, 0), "orders.>");
            var publisher = at(a, 0);
            flows(publisher, inbox);
            // A revocation and a renewal by somebody who does not look after those who subscribed before: the rows
            // say what servers got.
            var revocation = new Revocation(
                    a.key(),
                    ShareKind.STREAM,
                    live.share().subject(),
                    b.key(),
                    live.grant().iat());
            test.store().write(tx -> {
                tx.revocations().save(revocation);
                return revocation;
            });
            pushByHand(a, claims -> withRevocation(claims, revocation));
            assertEquals(0, shadows(live));
            var iat = live.grant().iat() + 1;
            var token = JwtWriter.encode(
                    ActivationClaims.of(b.key().text(), "orders.>", ShareKind.STREAM), test.signer(a.key()), iat);
            test.store().write(tx -> {
                var renewed =
                        tx.connections().find(live.id()).orElseThrow().with(new Grant(token, iat, Grant.Custody.KEPT));
                tx.connections().save(renewed);
                return renewed;
            });
            pushByHand(b, claims -> withToken(claims, token));
            assertTrue(test.services().accounts().prove(b.key()).isEffective());
            assertEquals(0, shadows(live));
            var cut = inbox.count();
            publisher.publish("orders.new", "lost");
            await().during(SILENCE).until(() -> inbox.count() == cut);

            test.clock().advance(SETTLED);
            test.services().maintenance().round();
            assertEquals(1, shadows(live));
            assertEquals(ConnectionState.ACTIVE, state(live));
            flows(publisher, inbox);
            var signed = test.services().accounts().find(a.name()).release().iat();
            test.clock().advance(SETTLED);
            test.services().maintenance().round();
            assertEquals(
                    signed, test.services().accounts().find(a.name()).release().iat());
        }
    }
}
