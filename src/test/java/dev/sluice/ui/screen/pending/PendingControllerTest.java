package dev.sluice.ui.screen.pending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Pending offers, without a toolkit")
class PendingControllerTest extends ControllerTest {

    private final PendingModel model = new PendingModel();
    private final PendingController controller = new PendingController(console.context(), model);

    private List<String> names() {
        return model.rows().items().stream().map(ConnectionLine::name).toList();
    }

    @Test
    void anOfferIsListedUntilItIsAnswered() {
        controller.activate();
        var unit = console.unit();
        var offer = unit.offer(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
        assertEquals(List.of("orders"), names());
        model.rows().selectedId().set(offer.id().value().toString());
        assertEquals("orders", model.detail().get().name());
        unit.accept(offer);
        assertEquals(List.of(), names());
        assertEquals(null, model.rows().selectedId().get());
        assertEquals(null, model.detail().get());
    }

    @Test
    void whatMayNotBeDoneSaysWhy() {
        var unit = console.unit();
        unit.offer(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
        controller.activate();
        var line = model.rows().items().getFirst();
        assertTrue(controller.accept(line).isEnabled());
        assertTrue(controller.extend(line).isEnabled());
        var id = line.connection().id().value();
        for (var copied : Map.of(
                        "accept --environment KO --account ACCTB ", controller.accept(line),
                        "decline --environment KO --account ACCTB ", controller.decline(line),
                        "rm --environment KO --account ACCTA ", controller.withdraw(line))
                .entrySet()) {
            var lines = copied.getValue().lines().orElseThrow().get();
            assertEquals("sluice federation " + copied.getKey() + id, lines.sluiceText());
        }
        console.guard().readOnly().set(true);
        assertFalse(controller.accept(line).isEnabled());
        assertFalse(controller.withdraw(line).isEnabled());
        assertFalse(controller.extend(line).isEnabled());
        assertFalse(controller.accept(line).blocked().getValue().isEmpty());
    }

    @Test
    void aNewOneIsMadeInTheWizard() {
        controller.createNew();
        controller.share().run();
        assertEquals(List.of(Route.of(ScreenId.SHARE), Route.of(ScreenId.SHARE)), console.gone());
    }
}
