package dev.sluice.ui.screen.terminated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Terminated connections, without a toolkit")
class TerminatedControllerTest extends ControllerTest {

    private final TerminatedModel model = new TerminatedModel();
    private final TerminatedController controller = new TerminatedController(console.context(), model);

    private Connection ended(String subject) {
        var unit = console.unit();
        var from = unit.services().accounts().list().size() > 1
                ? unit.services().accounts().find("ACCTA")
                : unit.account("ACCTA");
        var offer = unit.offer(from, unit.account("to-" + subject), subject);
        unit.services().federation().end(offer.id(), ActingAccount.of(from.key()), OperationOptions.now());
        return offer;
    }

    private List<String> names() {
        return model.rows().items().stream().map(TerminatedRow::name).toList();
    }

    @Test
    void whatHasEndedIsListedAndWhatEndsLaterToo() {
        ended("orders");
        controller.activate();
        assertEquals(List.of("orders"), names());
        ended("stock");
        assertEquals(List.of("orders", "stock"), names());
        controller.deactivate();
        ended("carts");
        assertEquals(List.of("orders", "stock"), names());
    }

    @Test
    void whatIsOpenedIsSelectedAndShown() {
        var connection = ended("orders");
        controller.open(connection.id().value().toString());
        controller.activate();
        assertEquals(
                connection.id().value().toString(), model.rows().selectedId().get());
        assertEquals(model.rows().items().getFirst(), model.detail().get());
    }

    @Test
    void aDeletedPartnerIsOfferedNothing() {
        var connection = ended("orders");
        console.unit().services().accounts().remove(connection.importer(), OperationOptions.now());
        controller.activate();
        var again = controller.offerAgain(model.rows().items().getFirst());
        assertFalse(again.isEnabled());
        assertTrue(
                again.blocked().getValue().contains("to-orders"),
                again.blocked().getValue());
    }
}
