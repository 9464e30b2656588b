package dev.sluice.ui.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What becomes of interrupted work, without a toolkit")
class RecoveryControllerTest extends ControllerTest {

    private final Connection brokenOff = brokenOff();
    private final OperationModel model = new OperationModel();
    private final AtomicInteger heard = new AtomicInteger();

    private Connection brokenOff() {
        var unit = console.unit();
        var offer = unit.offer(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
        Progress dying = step -> {
            if (step instanceof Progress.Pushing(var account, var _)
                    && account.key().equals(offer.importer())) {
                throw new Killed();
            }
        };
        assertThrows(
                Killed.class,
                () -> unit.services()
                        .federation()
                        .accept(
                                offer.id(),
                                ActingAccount.of(offer.importer()),
                                null,
                                OperationOptions.now().with(dying)));
        return offer;
    }

    private Interrupted open() {
        return Interrupted.read(console.context().session()).getFirst();
    }

    private RecoveryController controller(Interrupted one, Choice choice) {
        return new RecoveryController(console.context(), model, one, choice, heard::incrementAndGet);
    }

    @ParameterizedTest
    @EnumSource
    void itIsDoneAsChosenAndToldToWhoeverShowsIt(Choice choice) {
        var one = open();
        assertTrue(one.concerns(brokenOff));
        assertTrue(one.canFinish() && one.canPutBack());
        controller(one, choice).start();
        assertEquals(
                choice == Choice.FINISH ? ConnectionState.ACTIVE : ConnectionState.PENDING,
                console.unit().services().federation().get(brokenOff.id()).state());
        assertEquals(List.of(), Interrupted.read(console.context().session()));
        assertEquals(1, heard.get());
        assertEquals(console.lastResult(), model.result().get());
        assertTrue(console.lastResult().contains(InterruptedText.title(one)));
    }

    @ParameterizedTest
    @EnumSource
    void whatSomebodyElseSettledIsAProblem(Choice choice) {
        var one = open();
        controller(one, Choice.PUT_BACK).start();
        var late = new OperationModel();
        new RecoveryController(console.context(), late, one, choice, heard::incrementAndGet).start();
        assertNotNull(late.problem().get());
        assertNull(late.result().get());
        assertEquals(1, heard.get(), "there was nothing to tell");
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionState.class,
            names = {"PENDING", "REVOKED"})
    void theConnectionIsOpenedWhereItIsListed(ConnectionState state) {
        controller(open(), Choice.PUT_BACK).start();
        var federation = console.unit().services().federation();
        if (state == ConnectionState.REVOKED) {
            federation.end(brokenOff.id(), ActingAccount.of(brokenOff.exporter()), OperationOptions.now());
        }
        var now = federation.get(brokenOff.id());
        assertEquals(state, now.state());
        new RecoveryOperations(console.context(), heard::incrementAndGet).open(now);
        var screen = now.state().isLive() ? ScreenId.CONNECTIONS : ScreenId.TERMINATED;
        assertEquals(List.of(new Route(screen, brokenOff.id().value().toString())), console.gone());
    }
}
