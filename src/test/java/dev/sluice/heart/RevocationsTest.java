package dev.sluice.heart;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.Revocations;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.federation.operation.RevocationView.Clears;
import dev.sluice.domain.federation.operation.RevocationView.Needed;
import dev.sluice.domain.federation.operation.RevocationView.Opens;
import dev.sluice.domain.federation.operation.RevocationView.Returns;
import dev.sluice.domain.federation.operation.RevocationView.Unlisted;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was revoked, what it holds back, and what taking it back does to both sides.
@Tag("unit")
@DisplayName("A revocation")
class RevocationsTest {
    private final UnitEnvironment unit = UnitEnvironment.start(3);
    private final Account giver = unit.account("org-a");
    private final Account taker = unit.account("org-b");

    @AfterEach
    void close() {
        unit.close();
    }

    private Revocations revocations() {
        return unit.services().revocations();
    }

    private RevocationView only() {
        var all = revocations().list(giver.key());
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private Connection ended(Account by) {
        var connection = unit.share(giver, taker, "orders.>");
        return unit.services()
                .federation()
                .end(connection.id(), ActingAccount.of(by.key()), OperationOptions.now())
                .value();
    }

    private boolean lets() {
        return unit.servers().servers().stream().anyMatch(server -> server.lets(giver.key(), taker.key(), "orders.>"));
    }

    private ProblemCode refused() {
        var revocation = only().revocation();
        return assertThrows(ProblemException.class, () -> revocations().undo(revocation, OperationOptions.now()))
                .code();
    }

    @Test
    @DisplayName("by the exporter, taken back, opens the connection again: as a new one, with a younger token")
    void opensAgain() {
        var closed = ended(giver);
        assertEquals(
                closed.id(),
                assertInstanceOf(Opens.class, only().undo()).closed().id());
        assertFalse(lets());
        var preview = revocations().preview(only().revocation());
        assertEquals(
                List.of("org-a", "org-b"),
                preview.accounts().stream()
                        .map(change -> change.account().name())
                        .toList());
        assertTrue(preview.effects().stream().anyMatch(Effect.StartsReceiving.class::isInstance));
        var opened = revocations()
                .undo(only().revocation(), OperationOptions.now())
                .value()
                .orElseThrow();
        assertEquals(ConnectionState.ACTIVE, opened.state());
        assertFalse(opened.id().equals(closed.id()));
        assertTrue(opened.grant().iat() > closed.grant().iat());
        assertTrue(lets());
        assertEquals(List.of(), revocations().list(giver.key()));
        assertEquals(
                ConnectionState.REVOKED,
                unit.services().federation().get(closed.id()).state());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNANSWERED", "LINK_LOST"})
    @DisplayName("stands where opening again fails, and it can be opened once that is healed")
    void standsWhereItFails(Disturbance disturbance) {
        ended(giver);
        var revocation = only().revocation();
        unit.script().heal();
        revocations().list(giver.key());
        unit.script().play(Fault.from(4, "n2", disturbance));
        assertThrows(ProblemException.class, () -> revocations().undo(revocation, OperationOptions.now()));
        unit.script().heal();
        unit.services().publisher().pushAll(OperationOptions.now());
        assertFalse(lets());
        assertEquals(revocation.target(), only().revocation().target());
        // What was made for it waits as an offer, whose token is younger; where nothing was made it is tried
        // again.
        var waiting = unit.services().federation().list().getFirst();
        if (waiting.state() == ConnectionState.PENDING) {
            assertEquals(Reason.ROLLED_BACK, waiting.status().reason());
            assertInstanceOf(Unlisted.class, only().undo());
            unit.accept(waiting);
        } else {
            revocations().undo(only().revocation(), OperationOptions.now());
        }
        assertTrue(lets());
    }

    @Test
    @DisplayName("that a suspended connection rests on is needed by it")
    void neededBySuspension() {
        var connection = unit.share(giver, taker, "orders.>");
        unit.services().federation().suspend(connection.id(), ActingAccount.of(giver.key()), OperationOptions.now());
        assertEquals(
                connection.id(),
                assertInstanceOf(Needed.class, only().undo()).by().id());
        assertEquals(ProblemCode.REVOCATION_NEEDED, refused());
        assertFalse(lets());
    }

    @Test
    @DisplayName("of what is shared again already is only an entry")
    void clears() {
        ended(giver);
        unit.share(giver, taker, "orders.>");
        assertInstanceOf(Clears.class, only().undo());
        assertTrue(revocations()
                .undo(only().revocation(), OperationOptions.now())
                .value()
                .isEmpty());
        assertEquals(List.of(), revocations().list(giver.key()));
        assertTrue(lets());
    }

    @Test
    @DisplayName("after which the importer went itself is not listed for opening: it took its consent back")
    void unlisted() {
        var closed = ended(taker);
        assertEquals(Reason.REVOKED_BY_IMPORTER, closed.status().reason());
        assertInstanceOf(Unlisted.class, only().undo());
        assertEquals(ProblemCode.REVOCATION_UNLISTED, refused());
        assertFalse(lets());
    }

    @Test
    @DisplayName("of a token in somebody else's hands makes that token good again, and waits to be seen")
    void returns() {
        PublicKey stranger;
        try (var seed = unit.keys().ephemeral(KeyKind.ACCOUNT)) {
            stranger = seed.publicKey();
        }
        var draft = new ExportDraft(giver.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE);
        var export =
                unit.services().exports().add(draft, OperationOptions.now()).value();
        var handed = unit.services().activations().issue(giver.key(), export, stranger);
        unit.services().federation().end(handed.id(), ActingAccount.of(giver.key()), OperationOptions.now());
        assertEquals(List.of(only()), revocations().list(export));
        assertInstanceOf(Returns.class, only().undo());
        assertTrue(revocations().preview(only().revocation()).effects().stream()
                .anyMatch(Effect.RevivesToken.class::isInstance));
        var back = revocations()
                .undo(only().revocation(), OperationOptions.now())
                .value()
                .orElseThrow();
        assertEquals(ConnectionState.PENDING, back.state());
        assertEquals(Reason.TOKEN_ISSUED, back.status().reason());
        assertEquals(handed.grant().token(), requireNonNull(back.grant().token()));
        assertEquals(List.of(), revocations().list(export));
    }

    @Test
    @DisplayName("that is gone cannot be taken back again")
    void unknown() {
        ended(giver);
        var revocation = only().revocation();
        revocations().undo(revocation, OperationOptions.now());
        assertEquals(
                ProblemCode.REVOCATION_UNKNOWN,
                assertThrows(ProblemException.class, () -> revocations().undo(revocation, OperationOptions.now()))
                        .code());
    }
}
