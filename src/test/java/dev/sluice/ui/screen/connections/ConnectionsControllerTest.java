package dev.sluice.ui.screen.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script;
import dev.sluice.ui.screen.connections.ConnectionsModel.Answered;
import dev.sluice.ui.screen.connections.ConnectionsModel.Failed;
import dev.sluice.ui.screen.connections.ConnectionsModel.NotAsked;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Connections, without a toolkit")
class ConnectionsControllerTest extends ControllerTest {

    private final ConnectionsModel model = new ConnectionsModel();
    private final ConnectionsController controller = new ConnectionsController(console.context(), model);

    private String share() {
        var unit = console.unit();
        return unit.share(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>")
                .id()
                .value()
                .toString();
    }

    @Test
    void whatIsOpenIsListedAndAnOfferIsNot() {
        controller.activate();
        var unit = console.unit();
        unit.offer(unit.account("ACCTC"), unit.account("ACCTD"), "stock.>");
        assertEquals(List.of(), model.rows().items());
        share();
        assertEquals(
                List.of(ConnectionState.ACTIVE),
                model.rows().items().stream().map(ConnectionsRow::state).toList());
    }

    @Test
    void theSelectedOneIsProvenOnEveryServer() {
        var id = share();
        controller.activate();
        assertInstanceOf(NotAsked.class, model.proven().get());
        controller.open(id);
        var row = model.rows().selected().orElseThrow();
        controller.check(row).run();
        var sides = assertInstanceOf(Answered.class, model.proven().get()).sides();
        assertEquals(
                List.of("ACCTA", "ACCTB"),
                sides.stream().map(ConnectionsModel.Side::account).toList());
    }

    @Test
    void aCheckThatReachesNobodySaysSo() {
        controller.open(share());
        controller.activate();
        var row = model.rows().selected().orElseThrow();
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        controller.check(row).run();
        assertInstanceOf(Failed.class, model.proven().get());
    }

    @Test
    void itLeadsToItsFlowAndAccounts() {
        var id = share();
        controller.activate();
        var row = model.rows().items().getFirst();
        controller.openFlow(row).run();
        controller.onOpenAccount(row.exporter());
        controller.pending().run();
        assertEquals(
                List.of(
                        new Route(ScreenId.FLOWS, id),
                        new Route(ScreenId.ACCOUNTS, row.exporter().key().text()),
                        Route.of(ScreenId.PENDING)),
                console.gone());
    }

    @Test
    void nothingIsWatchedOnceItIsLeft() {
        controller.activate();
        assertEquals(1, console.waiting());
        console.letTimePass();
        assertEquals(1, console.waiting());
        controller.deactivate();
        assertEquals(0, console.waiting());
    }
}
