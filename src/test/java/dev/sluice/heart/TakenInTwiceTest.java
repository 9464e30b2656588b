package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server takes the importer in, loads the exporter for that, has the import in force by that load, and refuses
/// it as a second one: the account is called incomplete though nothing is lacking (nats-server-facts.md#1.8). Seen
/// on three servers, of which one had neither account loaded.
@Tag("unit")
@DisplayName("An import that a server took in twice")
class TakenInTwiceTest {
    private final UnitEnvironment unit = UnitEnvironment.start(3);
    private final Settling settling = new Settling(unit);
    private final Account giver = unit.account("org-a");
    private final Account taker = unit.account("org-b");
    private final Connection mark = unit.share(giver, taker, "mark.>");

    @AfterEach
    void close() {
        unit.close();
    }

    private void takeInTwice(int times) {
        var server = unit.servers().server(1);
        assertTrue(server.lets(giver.key(), taker.key(), "mark.>"), "both are loaded there");
        server.takeInTwice(taker.key(), times);
    }

    private boolean isEffective() {
        return unit.services().accounts().prove(taker.key()).isEffective();
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVATION, ACTIVE",
        "PART_OF_AN_OFFER, ACTIVE",
        "ENDING, REVOKED",
        "SUSPENSION, SUSPENDED",
        "RESUMPTION, ACTIVE",
        "RENEWAL, ACTIVE",
        "RECOVERY, PENDING"
    })
    @DisplayName("undoes nothing that was asked for, and is mended without anybody's doing")
    void nothingIsPutBack(Scenario scenario, ConnectionState asked) {
        var offer = unit.offer(giver, taker, "orders.>");
        scenario.prepare(unit, offer);
        takeInTwice(1);
        scenario.act(unit, offer);
        assertEquals(asked, settling.connection(offer).state());
        settling.settle();
        assertEquals(asked, settling.connection(offer).state());
        settling.check(offer, mark);
        assertTrue(isEffective(), "the server has got another text");
    }

    @Test
    @DisplayName("does not keep what was staged, or was cut short by a crash, from being carried out")
    void stagedAndFinished() {
        var staged = unit.offer(giver, taker, "staged.>");
        unit.services().federation().accept(staged.id(), ActingAccount.of(taker.key()), null, OperationOptions.stage());
        takeInTwice(1);
        var outcome = unit.services().publisher().pushAll(OperationOptions.now());
        assertEquals(Outcome.Done.class, outcome.getClass());
        assertEquals(ConnectionState.ACTIVE, settling.connection(staged).state());
        var interrupted = unit.offer(giver, taker, "cut.>");
        Scenario.RECOVERY.prepare(unit, interrupted);
        takeInTwice(1);
        var work = unit.services().recovery().list().stream().map(OpenWork::id).toList();
        unit.services().recovery().finish(work.getFirst(), OperationOptions.now());
        assertEquals(ConnectionState.ACTIVE, settling.connection(interrupted).state());
        assertTrue(isEffective());
        settling.check(staged, interrupted, mark);
    }

    @Test
    @DisplayName("does not keep a signing key from being replaced")
    void rotated() {
        takeInTwice(1);
        var wish = RotationWish.of(giver.key()).with(Retirement.WHEN_SAFE);
        unit.services().rotation().goOn(wish, OperationOptions.now());
        assertTrue(isEffective());
        settling.check(mark);
    }

    @Test
    @DisplayName("again and again is put back: one more text is all that is tried")
    void putBack() {
        var offer = unit.offer(giver, taker, "orders.>");
        takeInTwice(Integer.MAX_VALUE);
        var problem = assertThrows(ProblemException.class, () -> unit.accept(offer));
        assertEquals(ProblemCode.ACTIVATION_ROLLED_BACK, problem.code(), problem::getMessage);
        assertEquals(ConnectionState.PENDING, settling.connection(offer).state());
        assertEquals(List.of(), unit.services().recovery().list());
        assertFalse(unit.servers().server(1).lets(giver.key(), taker.key(), "orders.>"));
    }
}
