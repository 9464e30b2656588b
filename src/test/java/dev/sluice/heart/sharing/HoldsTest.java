package dev.sluice.heart.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.Federation;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Suspending, resuming and renewing, by whom it may be done and what is left of it when servers fail.
@Tag("unit")
class HoldsTest {
    private final Partners partners = new Partners();
    private final Connection connection = partners.share("orders", "orders.>");
    private final Federation federation = partners.services().federation();

    @AfterEach
    void close() {
        partners.close();
    }

    private Connection suspend(ActingAccount by) {
        return federation.suspend(connection.id(), by, OperationOptions.now()).value();
    }

    private Connection resume(ActingAccount by) {
        return federation.resume(connection.id(), by, OperationOptions.now()).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exporter          | SUSPENDED_BY_EXPORTER",
                "importer          | SUSPENDED_BY_IMPORTER",
                "exporter importer | SUSPENDED_BY_BOTH",
                "importer exporter | SUSPENDED_BY_BOTH",
                "exporter exporter | SUSPENDED_BY_EXPORTER",
            })
    void whoeverHoldsItHasToLetItGo(String holders, Reason reason) {
        for (var holder : holders.split(" ", -1)) {
            assertEquals(ConnectionState.SUSPENDED, suspend(key(holder)).state());
            partners.assertFlows(false, connection);
        }
        assertEquals(reason, partners.now(connection).status().reason());
        partners.assertInStep();
        partners.refusesAndLogs(ProblemCode.STILL_SUSPENDED, () -> partners.accept(connection));
        for (var holder : Set.copyOf(List.of(holders.split(" ", -1)))) {
            partners.assertFlows(false, connection);
            resume(key(holder));
        }
        assertEquals(ConnectionState.ACTIVE, partners.state(connection));
        assertTrue(partners.now(connection).grant().iat() > connection.grant().iat(), "the old token stays dead");
        partners.assertFlows(true, connection);
        partners.assertInStep();
    }

    private ActingAccount key(String side) {
        return side.equals("exporter") ? partners.asExporter() : partners.asImporter();
    }

    @Test
    void nobodyLetsGoWhatTheOtherSideHolds() {
        suspend(partners.asExporter());
        assertEquals(Action.SUSPEND.word(), partners.audited().deed().action());
        partners.refusesAndLogs(ProblemCode.NOT_PARTY, () -> resume(partners.asImporter()));
        partners.refuses(ProblemCode.NOT_PARTY, () -> federation.previewResume(connection.id(), partners.asImporter()));
        var stranger = partners.unit().account("org-c");
        partners.refusesAndLogs(ProblemCode.NOT_PARTY, () -> resume(ActingAccount.of(stranger.key())));
        suspend(partners.asImporter());
        assertTrue(
                federation.previewResume(connection.id(), partners.asExporter()).isEmpty());
        resume(partners.asExporter());
        assertEquals(
                Reason.SUSPENDED_BY_IMPORTER, partners.now(connection).status().reason());
        var preview = federation.previewResume(connection.id(), partners.asImporter());
        assertInstanceOf(Effect.StartsReceiving.class, preview.effects().getFirst());
        assertEquals(
                Reason.SUSPENDED_BY_IMPORTER, partners.now(connection).status().reason());
    }

    @Test
    void whatIsNotSuspendedIsNotResumed() {
        partners.refusesAndLogs(ProblemCode.TRANSITION_REFUSED, () -> resume(ActingAccount.unnamed()));
        var preview = federation.previewEnd(connection.id());
        assertInstanceOf(Effect.StopsReceiving.class, preview.effects().getFirst());
        partners.assertFlows(true, connection);
        partners.end(connection, partners.exporter());
        partners.refusesAndLogs(ProblemCode.TRANSITION_REFUSED, () -> suspend(ActingAccount.unnamed()));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "UNHEARD", "UNANSWERED", "LATE"})
    void aSuspensionThatOneServerMissedIsUnderWayAndFinishedByTheNextPush(Disturbance disturbance) {
        partners.unit().script().play(Fault.from(3, Partners.OTHER_SERVER, disturbance));
        var suspending = federation.suspend(connection.id(), ActingAccount.unnamed(), OperationOptions.now());
        partners.unit().script().heal();
        assertInstanceOf(Outcome.Partial.class, suspending.outcome());
        assertEquals(
                Reason.SUSPENDING_BY_EXPORTER, partners.now(connection).status().reason());
        partners.unit().servers().arriveLate();
        partners.push();
        assertEquals(
                Reason.SUSPENDED_BY_EXPORTER, partners.now(connection).status().reason());
        partners.assertFlows(false, connection);
        partners.assertInStep();
    }

    @ParameterizedTest
    @EnumSource
    void aResumptionThatServersDoNotTakeStaysClosed(Disturbance disturbance) {
        suspend(ActingAccount.unnamed());
        partners.unit().script().play(Fault.from(1, Partners.OTHER_SERVER, disturbance));
        assertThrows(ProblemException.class, () -> resume(ActingAccount.unnamed()));
        partners.unit().script().heal();
        partners.unit().servers().arriveLate();
        partners.push();
        partners.assertFlows(false, connection);
        assertFalse(partners.now(connection).isOnServers());
        partners.assertInStep();
    }

    @Test
    void aRenewedActivationIsYoungerAndLastsAsLongAsItIsTold() {
        var before = connection.grant();
        var renewed = federation
                .renew(connection.id(), Duration.ofDays(30), OperationOptions.now())
                .value();
        assertEquals(Action.RENEW.word(), partners.audited().deed().action());
        assertTrue(renewed.grant().iat() > before.iat());
        assertNotEquals(before.token(), renewed.grant().token());
        var ends = Objects.requireNonNull(renewed.expiresAt());
        assertEquals(renewed.grant().iat() + Duration.ofDays(30).toSeconds(), ends.getEpochSecond());
        partners.unit().clock().advance(Duration.ofDays(10));
        var same =
                federation.renew(connection.id(), null, OperationOptions.now()).value();
        assertTrue(Objects.requireNonNull(same.expiresAt()).isAfter(ends));
        var endless = federation
                .renewEndlessly(connection.id(), OperationOptions.now())
                .value();
        assertNull(endless.expiresAt());
        partners.assertFlows(true, connection);
        partners.assertInStep();
    }

    @Test
    void whatIsClosedIsNotRenewed() {
        suspend(ActingAccount.unnamed());
        partners.refusesAndLogs(
                ProblemCode.NOT_RENEWABLE, () -> federation.renew(connection.id(), null, OperationOptions.now()));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "UNHEARD", "UNANSWERED", "LATE"})
    void aRenewalThatOneServerMissedLeavesItOpen(Disturbance disturbance) {
        partners.unit().script().play(Fault.from(4, Partners.OTHER_SERVER, disturbance));
        var renewed = federation.renew(connection.id(), Duration.ofDays(30), OperationOptions.now());
        partners.unit().script().heal();
        assertInstanceOf(Outcome.Partial.class, renewed.outcome());
        partners.assertFlows(true, connection);
        partners.unit().servers().arriveLate();
        partners.push();
        partners.assertFlows(true, connection);
        assertEquals(ConnectionState.ACTIVE, partners.state(connection));
        partners.assertInStep();
    }
}
