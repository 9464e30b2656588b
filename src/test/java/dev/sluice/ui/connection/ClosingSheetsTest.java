package dev.sluice.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Side;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationModel.Effects;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.testing.ControllerTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ending a connection and taking a revocation back, without a toolkit")
class ClosingSheetsTest extends ControllerTest {

    private final Connection offer = offer();

    private Connection offer() {
        var unit = console.unit();
        return unit.offer(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
    }

    private ConnectionLine line() {
        return ConnectionLine.of(console.context()
                .session()
                .reads()
                .connections()
                .matching(one -> one.id().equals(offer.id()))
                .getFirst());
    }

    private ConnectionState state() {
        return console.unit().services().federation().get(offer.id()).state();
    }

    private static TypedOperationModel model(String name, Level level) {
        return new TypedOperationModel(new TypedName(name, level, TypedName.Severity.CUT));
    }

    @Test
    void anOfferIsWithdrawnOnceItsEffectsAreKnown() {
        var model = model("orders", Level.SANDBOX);
        var end = new EndController(console.context(), line(), Side.EXPORTER, model);
        end.look();
        assertInstanceOf(Effects.Known.class, model.effects().get());
        end.start();
        assertEquals(ConnectionState.REVOKED, state());
        assertEquals(console.lastResult(), model.result().get());
        assertTrue(console.lastResult().contains("orders"));
    }

    @Test
    void anImporterGivesUpWhatIsOpenAfterTypingItsName() {
        console.unit().accept(offer);
        var model = model("orders", Level.PRODUCTION);
        var end = new EndController(console.context(), line(), Side.IMPORTER, model);
        end.look();
        assertFalse(model.ready().getValue());
        model.typed().text().set("orders");
        assertTrue(model.ready().getValue());
        end.start();
        assertEquals(ConnectionState.REVOKED, state());
    }

    @Test
    void itIsRevokedEvenIfNoServerHearsOfItYet() {
        console.unit().accept(offer);
        var model = model("orders", Level.SANDBOX);
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        new EndController(console.context(), line(), Side.EXPORTER, model).start();
        assertNull(model.problem().get());
        assertEquals(console.lastResult(), model.result().get());
        assertEquals(ConnectionState.REVOKING, state());
    }

    @Test
    void whatWasRevokedIsOpenedAgain() {
        console.unit().accept(offer);
        var services = console.unit().services();
        services.federation().end(offer.id(), ActingAccount.of(offer.exporter()), OperationOptions.now());
        var listed = services.revocations().list(offer.exporter());
        var line = RevocationLine.of(console.context().session().reads().accounts(), listed)
                .getFirst();
        var model = model("ACCTB", Level.SANDBOX);
        var undo = new UndoRevocationController(console.context(), line, model);
        undo.look();
        assertInstanceOf(Effects.Known.class, model.effects().get());
        undo.start();
        assertEquals(
                ConnectionState.ACTIVE,
                services.federation().list().stream()
                        .filter(one -> one.state().isLive())
                        .findFirst()
                        .orElseThrow()
                        .state());
        assertEquals(console.lastResult(), model.result().get());
        undo.start();
        assertNotNull(model.problem().get(), "it is taken back already");
    }
}
