package dev.sluice.ui.screen.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Flows, without a toolkit")
class FlowsControllerTest extends ControllerTest {

    private final FlowsModel model = new FlowsModel();
    private final FlowsController controller = new FlowsController(console.context(), model);

    @Test
    void whatIsOnServersIsListed() {
        var unit = console.unit();
        controller.activate();
        var from = unit.account("ACCTA");
        var to = unit.account("ACCTB");
        unit.offer(from, to, "stock.>");
        assertEquals(List.of(), model.rows().items());
        var shared = unit.share(from, to, "orders.>");
        var row = model.rows().items().getFirst();
        assertEquals("ACCTA", row.exporter());
        assertEquals("ACCTB", row.importer());
        controller.openConnection(row).run();
        controller.share().run();
        assertEquals(
                List.of(new Route(ScreenId.CONNECTIONS, shared.id().value().toString()), Route.of(ScreenId.SHARE)),
                console.gone());
        controller.deactivate();
    }

    @Test
    void timesAgeOnlyWhileItIsShown() {
        controller.activate();
        console.letTimePass();
        assertEquals(1, console.waiting());
        controller.deactivate();
        assertEquals(0, console.waiting());
    }
}
