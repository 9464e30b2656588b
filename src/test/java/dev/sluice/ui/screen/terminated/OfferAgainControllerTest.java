package dev.sluice.ui.screen.terminated;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Offering an ended connection once more, without a toolkit")
class OfferAgainControllerTest extends ControllerTest {

    private final Connection ended = ended();
    private final OfferAgainModel model = new OfferAgainModel("orders");
    private final OfferAgainController controller = new OfferAgainController(console.context(), row(), model);

    private Connection ended() {
        var unit = console.unit();
        var offer = unit.offer(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
        unit.services().federation().end(offer.id(), ActingAccount.of(offer.exporter()), OperationOptions.now());
        return offer;
    }

    private TerminatedRow row() {
        var named = console.context()
                .session()
                .reads()
                .connections()
                .matching(one -> one.id().equals(ended.id()))
                .getFirst();
        return new TerminatedRow(named.connection(), named.exporter(), named.importer());
    }

    @Test
    void itIsOfferedUnderTheNameThatIsTyped() {
        model.name().text().set(" orders-again ");
        assertTrue(model.ready().getValue());
        controller.start();
        var offered = requireNonNull(model.offered().get());
        assertEquals("orders-again", offered.share().name());
        assertEquals(ConnectionState.PENDING, offered.state());
        assertEquals(ended.share().subject(), offered.share().subject());
        assertEquals(console.lastResult(), model.result().get());
        controller.show(offered);
        assertEquals(List.of(new Route(ScreenId.PENDING, offered.id().value().toString())), console.gone());
    }

    @Test
    void withoutANameItIsNotOffered() {
        assertTrue(model.ready().getValue(), "the name it had will do");
        model.name().text().set("");
        assertFalse(model.ready().getValue());
        model.name().text().set("two\nlines");
        assertFalse(model.ready().getValue());
    }

    @Test
    void aNameThatIsTakenIsAProblem() {
        controller.start();
        var second = new OfferAgainModel("orders");
        new OfferAgainController(console.context(), row(), second).start();
        assertNotNull(second.problem().get());
        assertNull(second.offered().get());
        assertNull(second.result().get());
    }
}
