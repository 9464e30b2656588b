package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is left when an act is broken off, what can become of it, and partners that are not ours.
class RecoveryTest extends Journey {
    RecoveryTest() {
        super(Age.NEWEST, 1);
    }

    /// Stands for a process that dies between the pushes of an activation.
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Connection brokenOff() {
        var offer = offer(account("org-a"), account("org-b"), "orders.>");
        Progress dying = step -> {
            if (step instanceof Progress.Pushing(var account, var purpose)
                    && purpose == Purpose.OPEN
                    && account.key().equals(offer.importer())) {
                throw new Died();
            }
        };
        assertThrows(
                Died.class,
                () -> test.services()
                        .federation()
                        .accept(
                                offer.id(),
                                ActingAccount.unnamed(),
                                null,
                                OperationOptions.now().with(dying)));
        assertEquals(ConnectionState.ACTIVATING, stateOf(offer));
        return offer;
    }

    private OpenWork open(Connection connection) {
        return test.services().recovery().list().stream()
                .filter(work ->
                        work.connection() != null && work.connection().id().equals(connection.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("S3-A4 an activation that was broken off can be finished")
    void finished() {
        var connection = brokenOff();
        var work = open(connection);
        assertEquals(Set.of(Choice.FINISH, Choice.PUT_BACK), work.choices());
        assertEquals(2, work.steps().size());
        assertEquals(work, test.services().recovery().find(work.id().toString().substring(0, 8)));
        assertInstanceOf(Outcome.Done.class, test.services().recovery().finish(work.id(), OperationOptions.now()));
        assertEquals(ConnectionState.ACTIVE, stateOf(connection));
        assertTrue(test.services().accounts().prove(connection.importer()).isEffective());
        assertTrue(test.services().recovery().list().isEmpty());
    }

    @Test
    @DisplayName("S3-A4 an activation that was broken off can be put back, and is after a while if nobody chooses")
    void putBack() {
        var connection = brokenOff();
        test.services().maintenance().round();
        assertEquals(ConnectionState.ACTIVATING, stateOf(connection));
        assertInstanceOf(
                Outcome.Done.class,
                test.services().recovery().putBack(open(connection).id(), OperationOptions.now()));
        assertEquals(ConnectionState.PENDING, stateOf(connection));
        assertEquals(
                Reason.ROLLED_BACK,
                test.services().federation().get(connection.id()).status().reason());

        var other = brokenOff();
        test.clock().advance(java.time.Duration.ofMinutes(5));
        test.services().maintenance().round();
        assertEquals(ConnectionState.PENDING, stateOf(other));
        test.clock().reset();
    }

    @Test
    @DisplayName("S3-A4 a staged change that was carried out and not forgotten before a crash stands in nobody's way")
    void stagedAndDone() {
        var a = account("org-a");
        var b = account("org-b");
        var offer = offer(a, b, "orders.>");
        var draft = new ExportDraft(a.key(), "feed", "feed.>", ShareKind.STREAM, Visibility.PRIVATE);
        test.services().exports().add(draft, OperationOptions.stage());
        test.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, OperationOptions.stage());
        pushedAndLeft();
        assertEquals(ConnectionState.ACTIVE, stateOf(offer));
        test.services().federation().end(offer.id(), ActingAccount.unnamed(), OperationOptions.stage());
        pushedAndLeft();
        assertEquals(ConnectionState.REVOKED, stateOf(offer));
        assertEquals(1, test.services().exports().list(a.key()).size());
    }

    @Test
    @DisplayName("S0-17 a staged acceptance of what ended meanwhile is told and forgotten; the others are pushed")
    void stagedAndEnded() {
        var a = account("org-a");
        var b = account("org-b");
        var withdrawn = offer(a, b, "gone.>");
        var offer = offer(a, b, "orders.>");
        test.services().federation().accept(withdrawn.id(), ActingAccount.unnamed(), null, OperationOptions.stage());
        test.services().federation().end(withdrawn.id(), ActingAccount.of(a.key()), OperationOptions.now());
        // Nor does it keep anything else from being staged.
        test.services().federation().accept(offer.id(), ActingAccount.unnamed(), null, OperationOptions.stage());
        var told = List.of(PreflightFinding.Kind.ENDED_MEANWHILE);
        assertEquals(
                told,
                test.services().publisher().preview().effects().stream()
                        .flatMap(effect -> effect instanceof Effect.Warns warns ? Stream.of(warns) : Stream.empty())
                        .map(warns -> warns.concern().kind())
                        .toList());

        var warned = new ArrayList<PreflightFinding>();
        Progress heard = step -> {
            if (step instanceof Progress.Warned(var concern)) {
                warned.add(concern);
            }
        };
        assertInstanceOf(
                Outcome.Done.class,
                test.services().publisher().pushAll(OperationOptions.now().with(heard)));
        assertEquals(told, warned.stream().map(PreflightFinding::kind).toList());
        assertEquals(ConnectionState.ACTIVE, stateOf(offer));
        assertEquals(ConnectionState.REVOKED, stateOf(withdrawn));
        assertEquals(List.of(), test.services().publisher().staged());
        var entry = test.services()
                .recorder()
                .audit()
                .find(AuditQuery.ALL.action("push").most(1))
                .getFirst();
        assertTrue(entry.facts().ending().note().contains(withdrawn.share().name()));
    }

    /// As a crash leaves it that comes before the changes are forgotten.
    private void pushedAndLeft() {
        var staged = test.services().publisher().staged();
        assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
        test.store().write(tx -> {
            staged.forEach(tx.staged()::save);
            return staged;
        });
        assertEquals(List.of(), test.services().publisher().preview().effects());
        assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
        assertEquals(List.of(), test.services().publisher().staged());
    }

    @Test
    @DisplayName("S3-A4 a text that was signed before a crash, and pushed by a retry, is ours and no drift")
    void retriedOnly() throws Exception {
        var a = account("org-a");
        var claims = JwtReader.decodeAccount(requireNonNull(a.release().jwt())).claims();
        var signer = test.signer(test.services().environment().signingKey());
        var iat = a.release().iat() + 1;
        var jwt = JwtWriter.encode(claims, signer, iat);
        test.services().recorder().store().write(tx -> {
            tx.accounts().save(a.withRelease(new Release(jwt, iat, false)));
            return a;
        });
        test.services().maintenance().round();
        assertTrue(test.services().accounts().prove(a.key()).isStored());
        var offer = offer(a, account("org-b"), "orders.>");
        Progress dying = step -> {
            if (step instanceof Progress.Pushing) {
                throw new Died();
            }
        };
        assertThrows(
                Died.class,
                () -> test.services()
                        .federation()
                        .accept(
                                offer.id(),
                                ActingAccount.unnamed(),
                                null,
                                OperationOptions.now().with(dying)));
        assertEquals(List.of(), test.services().drifts().list());
        test.services().publisher().pushAll(OperationOptions.now());
        assertEquals(ConnectionState.PENDING, stateOf(offer));
    }

    @Test
    @DisplayName("S0-6 a connection of a partner that is not ours is active when every server shows its import")
    void partnerElsewhere() throws Exception {
        var a = account("org-a");
        var draft = new ExportDraft(a.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE);
        var export =
                test.services().exports().add(draft, OperationOptions.now()).value();
        try (var partner = TestOperator.seed(KeyKind.ACCOUNT)) {
            var issued = test.services().activations().issue(a.key(), export, partner.publicKey());
            test.services().federation().limit(issued.id(), Duration.ofDays(20));
            test.services().maintenance().round();
            assertEquals(ConnectionState.PENDING, stateOf(issued));
            var claim = ImportClaim.builder(
                            "orders.>", ShareKind.STREAM, a.key().text())
                    .name("orders")
                    .token(requireNonNull(issued.grant().token()))
                    .build();
            var claims = AccountClaims.builder(partner.publicKey().text(), "partner")
                    .imports(List.of(claim))
                    .build();
            var jwt = JwtWriter.encode(
                    claims,
                    test.signer(test.services().environment().signingKey()),
                    Instant.now().getEpochSecond());
            test.services().link().pushing(resolver -> resolver.push(partner.publicKey(), jwt, resolver.expected()));
            test.services().maintenance().round();
            assertEquals(ConnectionState.ACTIVE, stateOf(issued));
            var ends =
                    requireNonNull(test.services().federation().get(issued.id()).expiresAt());
            assertEquals(issued.grant().iat() + Duration.ofDays(20).toSeconds(), ends.getEpochSecond());
        }
    }

    @Test
    @DisplayName(
            "S0-7 a crash while a stranger's token is taken in leaves no offer that nobody made; it can be taken again")
    void strangersToken() throws Exception {
        var b = account("org-b");
        try (var stranger = TestOperator.seed(KeyKind.ACCOUNT)) {
            var key = stranger.publicKey();
            var claims = AccountClaims.builder(key.text(), "stranger")
                    .exports(List.of(ExportClaim.builder("orders.>", ShareKind.STREAM)
                            .name("orders")
                            .tokenRequired()
                            .build()))
                    .build();
            var now = Instant.now().getEpochSecond();
            var jwt = JwtWriter.encode(
                    claims, test.signer(test.services().environment().signingKey()), now);
            test.services().link().pushing(resolver -> resolver.push(key, jwt, resolver.expected()));
            var token = JwtWriter.encode(
                    ActivationClaims.of(b.key().text(), "orders.>", ShareKind.STREAM)
                            .withIssuerAccount(""),
                    TokenSigner.of(stranger),
                    now);
            Progress dying = step -> {
                if (step instanceof Progress.Pushed) {
                    throw new Died();
                }
            };
            assertThrows(
                    Died.class,
                    () -> test.services()
                            .imports()
                            .addToken(
                                    b.key(), token, null, OperationOptions.now().with(dying)));
            var left = test.services().federation().list().getFirst();
            assertEquals(ConnectionState.ACTIVATING, left.state());
            assertInstanceOf(
                    Outcome.Done.class,
                    test.services().recovery().putBack(open(left).id(), OperationOptions.now()));
            assertTrue(test.store()
                    .read(view -> view.connections().find(left.id()))
                    .isEmpty());

            var again = test.services().imports().addToken(b.key(), token, null, OperationOptions.now());
            assertEquals(ConnectionState.ACTIVE, stateOf(again.value()));
        }
    }
}
