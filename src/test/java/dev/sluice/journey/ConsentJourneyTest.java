package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Nothing without consent: tokens, forgeries and refusals, on one server and on three, newest and oldest.
class ConsentJourneyTest {

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
            test.services().federation().end(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
            test.services()
                    .exports()
                    .add(
                            new ExportDraft(a.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                            OperationOptions.now());
            var former = Inbox.of(at(b, 1), "orders.>");
            forge(b, a, stolen);
            at(a, 0).publish("orders.secret", "not for you any more");
            assertSilent(former);
        }

        /// Signs and pushes claims past Sluice's own checks, as another tool with the operator's key could.
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
                    test.signer(test.services().environment().signingKey()),
                    Instant.now().getEpochSecond() + 1000 + next());
            test.services().link().pushing(resolver -> resolver.push(importer.key(), jwt, resolver.expected()));
        }

        @Test
        @DisplayName(
                "S0-5 S0-7 S0-11 a token is minted from a public key, used by its account, refused in another before any push")
        void tokens() {
            var a = account("ACCTA");
            var b = account("ACCTB");
            var c = account("ACCTC");
            var export = test.services()
                    .exports()
                    .add(
                            new ExportDraft(
                                    a.key(), "CARTEVENTS-GRANT-STREAM", "cart.>", ShareKind.STREAM, Visibility.PRIVATE),
                            OperationOptions.now())
                    .value();
            var issued = test.services().activations().issue(a.key(), export, b.key());
            var token = requireNonNull(issued.grant().token());
            assertProblem(
                    ProblemCode.NOT_ACCOUNT_KEY,
                    () -> test.services()
                            .activations()
                            .issue(
                                    a.key(),
                                    export,
                                    test.services().environment().operator()));
            var before = test.services().accounts().find(c.name()).release();
            assertProblem(
                    ProblemCode.TOKEN_FOR_OTHER_ACCOUNT,
                    () -> test.services().imports().addToken(c.key(), token, null, OperationOptions.now()));
            assertEquals(before, test.services().accounts().find(c.name()).release());
            assertProblem(
                    ProblemCode.TOKEN_DAMAGED,
                    () -> test.services()
                            .imports()
                            .addToken(b.key(), token.substring(0, 90), null, OperationOptions.now()));
            var facts = test.services().activations().inspect(token);
            assertEquals(a.key(), facts.exporter());
            assertEquals("cart.>", facts.subject());

            var used = test.services()
                    .imports()
                    .addToken(b.key(), token, null, OperationOptions.now())
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
                assertTrue(
                        test.services().publisher().push(List.of(account.key()), OperationOptions.now())
                                instanceof Outcome.Done);
                assertEquals(first, claims(account));
                assertTrue(test.services().accounts().prove(account.key()).isEffective());
            }
        }

        private AccountClaims claims(Account account) throws Exception {
            var jwt = requireNonNull(
                    test.services().accounts().find(account.name()).release().jwt());
            var claims = JwtReader.decodeAccount(jwt).claims();
            return claims.withBase(dev.sluice.domain.jwt.claims.BaseClaims.of(
                    claims.base().subject(), claims.base().name()));
        }

        @Test
        @DisplayName("S0-4 a public export is imported without an offer, and cannot be revoked for one partner")
        void publicExport() {
            var a = account("org-a");
            var b = account("org-b");
            var export = test.services()
                    .exports()
                    .add(
                            new ExportDraft(a.key(), "news", "news.>", ShareKind.STREAM, Visibility.PUBLIC),
                            OperationOptions.now())
                    .value();
            var wish = new PublicImportDraft(b.key(), a.key(), "news.>", ShareKind.STREAM, null);
            test.services().federation().importMatching(wish, test.services().imports(), OperationOptions.now());
            assertEquals(List.of(b.key()), test.services().exports().knownImporters(export.id()));
            assertProblem(
                    ProblemCode.PUBLIC_NOT_REVOCABLE,
                    () -> test.services().activations().issue(a.key(), export, b.key()));
            var inbox = Inbox.of(at(b, 1), "news.>");
            var publisher = at(a, 0);
            await().untilAsserted(() -> {
                publisher.publish("news.today", "!");
                assertTrue(inbox.count() > 0);
            });
            test.services().imports().remove(b.key(), "news", OperationOptions.now());
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
                    () -> test.services()
                            .federation()
                            .importMatching(wish, test.services().imports(), OperationOptions.now()));
            assertTrue(test.services().imports().list(b.key()).isEmpty());
            assertEquals(
                    1,
                    test.services().federation().list().stream()
                            .filter(connection -> connection.exporter().equals(a.key()))
                            .count());
        }
    }
}
