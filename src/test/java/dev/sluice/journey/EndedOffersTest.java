package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ActivationValidity;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.Stranger;
import dev.sluice.testing.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A token that left Sluice is revoked when its connection ends, whatever its state was and whoever ends it, and
/// the connection is revoking until servers have that.
class EndedOffersTest extends Journey {
    /// Nobody listens there.
    private static final List<String> NOWHERE = List.of("nats://127.0.0.1:9");

    EndedOffersTest() {
        super(Age.NEWEST, 1);
    }

    private Connection issued(Account account, Stranger partner) {
        return test.services().activations().issue(account.key(), export(account, "inv.>"), partner.key());
    }

    private Connection used(Account account, Stranger partner, Inbox inbox) {
        var issued = issued(account, partner);
        partner.push(Stranger.using(issued, "inv.>"));
        flows(at(account, 0), inbox);
        return issued;
    }

    private void flows(TestClient publisher, Inbox inbox) {
        var before = inbox.count();
        await().untilAsserted(() -> {
            publisher.publish("inv.1", "!");
            assertTrue(inbox.count() > before);
        });
    }

    private void silent(TestClient publisher, Inbox inbox) {
        var before = inbox.count();
        publisher.publish("inv.2", "not for you");
        await().during(SILENCE).until(() -> inbox.count() == before);
    }

    private Connection now(Connection connection) {
        return test.services().federation().get(connection.id());
    }

    private void unreachable(Runnable act) {
        var environments = new Environments(test.services().context().ports());
        var id = test.services().environment().id();
        var servers = test.services().environment().servers();
        environments.setServers(id, NOWHERE);
        try {
            act.run();
        } finally {
            environments.setServers(id, servers);
        }
    }

    @Test
    @DisplayName("S3-A9 the external importer is deleted: its token dies with it, on the servers too")
    void deletedImporter() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "inv.>");
            var live = used(a, stranger, inbox);
            var removed = test.services().accounts().remove(stranger.key(), OperationOptions.now());
            assertInstanceOf(Outcome.Done.class, removed.outcome());
            assertEquals(ConnectionState.REVOKED, stateOf(live));
            assertEquals(Reason.IMPORTER_DELETED, now(live).status().reason());
            silent(at(a, 0), inbox);
        }
    }

    @Test
    @DisplayName("S3-8 deleted while no server can be reached: revoking, until one is")
    void deletedUnreached() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "inv.>");
            var live = used(a, stranger, inbox);
            unreachable(() -> {
                var removed = test.services().accounts().remove(stranger.key(), OperationOptions.now());
                assertInstanceOf(Outcome.Partial.class, removed.outcome());
            });
            assertEquals(ConnectionState.REVOKING, stateOf(live));
            assertFalse(test.services().recovery().list().isEmpty());
            test.services().maintenance().round();
            assertEquals(ConnectionState.REVOKED, stateOf(live));
            assertTrue(test.services().recovery().list().isEmpty());
            silent(at(a, 0), inbox);
        }
    }

    @Test
    @DisplayName("S3-A13 the external exporter is deleted: its importer is rebuilt without it")
    void deletedExporter() {
        var b = account("org-b");
        try (var stranger = Stranger.on(test)) {
            test.services().accounts().addExternal(fresh("vendor"), stranger.key());
            var token = stranger.grant(b.key(), "inv.>", ShareKind.STREAM);
            var live = test.services()
                    .imports()
                    .addToken(b.key(), token, null, OperationOptions.now())
                    .value();
            var inbox = Inbox.of(at(b, 0), "inv.>");
            flows(stranger.client(), inbox);
            test.services().accounts().remove(stranger.key(), OperationOptions.now());
            assertEquals(ConnectionState.TERMINATED, stateOf(live));
            silent(stranger.client(), inbox);
            assertTrue(test.services().accounts().prove(b.key()).isEffective());
        }
    }

    @Test
    @DisplayName("S3-A9 an account of ours that was never pushed is deleted: its token dies")
    void deletedUnpushed() {
        var a = account("org-a");
        var b = test.services()
                .accounts()
                .add(fresh("org-b"), Limits.core(), OperationOptions.stage())
                .value();
        var issued = test.services().activations().issue(a.key(), export(a, "inv.>"), b.key());
        var removed = test.services().accounts().remove(b.key(), OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, removed.outcome());
        assertEquals(ConnectionState.REVOKED, stateOf(issued));
        assertTrue(test.services().accounts().prove(a.key()).isEffective());
        assertFalse(test.services().revocations().list(a.key()).isEmpty());
    }

    @Test
    @DisplayName("S3-8 an importer that servers have is deleted: revoking first, revoked when all is in force")
    void deletedManaged() {
        var a = account("org-a");
        var b = account("org-b");
        var live = accept(offer(a, b, "inv.>"), null);
        test.services().accounts().remove(b.key(), OperationOptions.now());
        var states = test.events().stream()
                .filter(event -> event.id().equals(live.id()))
                .map(Connection::state)
                .toList();
        assertEquals(
                List.of(ConnectionState.REVOKING, ConnectionState.REVOKED),
                states.subList(states.size() - 2, states.size()));
        assertTrue(test.services().exports().list(a.key()).isEmpty());
    }

    @Test
    @DisplayName("S3-A9 a declined offer whose token was handed out is revoked: the token opens nothing later")
    void declined() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "inv.>");
            var issued = issued(a, stranger);
            test.services()
                    .federation()
                    .decline(issued.id(), ActingAccount.of(stranger.key()), "no need", OperationOptions.now());
            assertEquals(ConnectionState.REVOKED, stateOf(issued));
            assertEquals(Reason.DECLINED, now(issued).status().reason());
            assertEquals("no need", now(issued).status().note());
            stranger.push(Stranger.using(issued, "inv.>"));
            silent(at(a, 0), inbox);
        }
    }

    @Test
    @DisplayName("S3-A9 declined, withdrawn or removed with its export, without a server: revoking, not revoked")
    void endedUnreached() {
        var a = account("org-a");
        try (var one = Stranger.on(test);
                var other = Stranger.on(test);
                var third = Stranger.on(test)) {
            var declined = issued(a, one);
            var export = test.services().exports().list(a.key()).getFirst();
            var withdrawn = test.services().activations().issue(a.key(), export, other.key());
            var resting = test.services().activations().issue(a.key(), export, third.key());
            unreachable(() -> {
                var federation = test.services().federation();
                federation.decline(declined.id(), ActingAccount.of(one.key()), "", OperationOptions.now());
                federation.end(withdrawn.id(), ActingAccount.of(a.key()), OperationOptions.now());
                var removed = test.services().exports().remove(export.id(), OperationOptions.now());
                assertInstanceOf(Outcome.Partial.class, removed.outcome());
                assertTrue(removed.value().isLive());
            });
            for (var connection : List.of(declined, withdrawn, resting)) {
                assertEquals(ConnectionState.REVOKING, stateOf(connection));
            }
            assertEquals(Reason.DECLINED, now(declined).status().reason());
            assertInstanceOf(
                    Outcome.Done.class,
                    test.services()
                            .exports()
                            .remove(export.id(), OperationOptions.now())
                            .outcome());
            for (var connection : List.of(declined, withdrawn, resting)) {
                assertEquals(ConnectionState.REVOKED, stateOf(connection));
            }
        }
    }

    @Test
    @DisplayName("S3-A9 an end that is staged leaves everything as it is until it is pushed, and then says why")
    void staged() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var issued = issued(a, stranger);
            var declined = test.services()
                    .federation()
                    .decline(issued.id(), ActingAccount.of(stranger.key()), "", OperationOptions.stage());
            assertInstanceOf(Outcome.Staged.class, declined.outcome());
            assertEquals(ConnectionState.PENDING, stateOf(issued));
            var b = account("org-b");
            var live = accept(offer(a, b, "inv.>"), null);
            assertInstanceOf(
                    Outcome.Staged.class,
                    test.services().imports().remove(b.key(), live.importName(), OperationOptions.stage()));
            assertEquals(ConnectionState.ACTIVE, stateOf(live));
            test.services().publisher().pushAll(OperationOptions.now());
            assertEquals(Reason.DECLINED, now(issued).status().reason());
            assertEquals(ConnectionState.REVOKED, stateOf(issued));
            assertEquals(ConnectionState.REVOKED, stateOf(live));
        }
    }

    @Test
    @DisplayName(
            "S3-A10 an offer that its partner has taken up is active when its time is over, however it is looked at")
    void takenUpInTime() {
        var a = account("org-a");
        var c = account("org-c");
        try (var stranger = Stranger.on(test);
                var other = Stranger.on(test);
                var idle = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "inv.>");
            var inBackground = used(a, stranger, inbox);
            var forgotten = test.services()
                    .activations()
                    .issue(a.key(), test.services().exports().list(a.key()).getFirst(), idle.key());
            test.clock().advance(Duration.ofDays(8));
            test.services().maintenance().round();
            assertEquals(ConnectionState.ACTIVE, stateOf(inBackground));
            assertEquals(ConnectionState.REVOKED, stateOf(forgotten));
            assertEquals(Reason.EXPIRED, now(forgotten).status().reason());
            flows(at(a, 0), inbox);
            test.clock().reset();

            var heard = Inbox.of(other.client(), "inv.>");
            var asked = used(c, other, heard);
            test.services().reconciler().reconcile(OperationOptions.now());
            assertEquals(ConnectionState.ACTIVE, stateOf(asked));
        } finally {
            test.clock().reset();
        }
    }

    @Test
    @DisplayName("S3-A10 a proof of the account, and a look at the connection, find the partner that came")
    void proofFindsPartners() {
        var a = account("org-a");
        var c = account("org-c");
        try (var one = Stranger.on(test);
                var other = Stranger.on(test)) {
            var proven = used(a, one, Inbox.of(one.client(), "inv.>"));
            var looked = used(c, other, Inbox.of(other.client(), "inv.>"));
            assertEquals(ConnectionState.PENDING, stateOf(proven));
            test.services().accounts().prove(a.key());
            assertEquals(ConnectionState.ACTIVE, stateOf(proven));
            assertEquals(ConnectionState.PENDING, stateOf(looked));
            test.services().maintenance().check(looked.id());
            assertEquals(ConnectionState.ACTIVE, stateOf(looked));
        }
    }

    @Test
    @DisplayName("S0-5 a token with a time says so, and is not taken up before it begins")
    void validity() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var from = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
            var until = from.plus(Duration.ofDays(30));
            var export = export(a, "inv.>");
            var activations = test.services().activations();
            var early = activations.issue(a.key(), export, stranger.key(), new ActivationValidity(from, until));
            var facts = activations.inspect(requireNonNull(early.grant().token()));
            assertEquals(from, facts.startsAt());
            assertEquals(until, facts.expiresAt());
            assertTrue(requireNonNull(early.expiresAt()).isAfter(from));
            stranger.push(Stranger.using(early, "inv.>"));
            silent(at(a, 0), Inbox.of(stranger.client(), "inv.>"));
            test.services().maintenance().round();
            assertEquals(ConnectionState.PENDING, stateOf(early));
            assertProblem(
                    ProblemCode.TOKEN_WINDOW_INVALID,
                    () -> activations.issue(
                            a.key(), export, account("org-b").key(), new ActivationValidity(until, from)));
        }
    }

    @Test
    @DisplayName("S0-16 taking a revocation back opens nothing that is in no list")
    void unlisted() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var inbox = Inbox.of(stranger.client(), "inv.>");
            var live = used(a, stranger, inbox);
            test.services().accounts().remove(stranger.key(), OperationOptions.now());
            var row = test.services().revocations().list(a.key()).getFirst();
            assertInstanceOf(RevocationView.Unlisted.class, row.undo());
            assertProblem(
                    ProblemCode.REVOCATION_UNLISTED,
                    () -> test.services().revocations().undo(row.revocation(), OperationOptions.now()));
            silent(at(a, 0), inbox);

            test.services().accounts().addExternal(fresh("again"), stranger.key());
            var back = test.services()
                    .revocations()
                    .undo(row.revocation(), OperationOptions.now())
                    .value()
                    .orElseThrow();
            assertEquals(live.grant().token(), back.grant().token());
            flows(at(a, 0), inbox);
            test.services().maintenance().round();
            assertEquals(ConnectionState.ACTIVE, stateOf(back));
        }
    }
}
