package dev.sluice.ui.screen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.screen.audit.AuditFilter.Period;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit log, without a toolkit")
class AuditControllerTest extends ControllerTest {

    private final AuditModel model = new AuditModel();
    private final AuditController controller = new AuditController(console.context(), model);

    @Test
    void everyActComesToTheListAndTheSelectedOneIsRead() {
        controller.activate();
        var before = model.rows().items().size();
        console.unit().account("ACCTA");
        assertTrue(model.rows().items().size() > before);
        var last = model.rows().items().stream()
                .max(Comparator.comparingLong(AuditRow::number))
                .orElseThrow();
        model.rows().selectedId().set(last.id());
        assertInstanceOf(AuditDetail.Legible.class, model.detail().get());
    }

    @Test
    void oneObjectsActsAreFoundByIt() {
        var unit = console.unit();
        var account = unit.account("ACCTA");
        unit.account("ACCTB");
        controller.activate();
        var all = model.rows().items().size();
        controller.showRelated(account.key().text(), "ACCTA");
        var related = model.rows().items().size();
        assertTrue(related > 0 && related < all, related + " of " + all);
        controller.clearFilter();
        assertEquals(all, model.rows().items().size());
        assertEquals(AuditFilter.NONE, model.filter().get());
    }

    @Test
    void theChainHolds() {
        console.unit().account("ACCTA");
        controller.activate();
        var verify = controller.verify();
        verify.run();
        assertInstanceOf(ChainState.Verified.class, model.chain().get());
        assertFalse(console.lastResult().isEmpty());
        model.chain().set(new ChainState.Verifying());
        assertFalse(verify.isEnabled());
    }

    @Test
    void anAccountIsLedTo() {
        var account = console.unit().account("ACCTA");
        controller.openAccount(account.key());
        assertEquals(List.of(new Route(ScreenId.ACCOUNTS, account.key().text())), console.gone());
    }

    @Test
    void aFilterThatLetsNothingThroughLeavesNothing() {
        console.unit().account("ACCTA");
        controller.activate();
        model.filter()
                .set(new AuditFilter(Period.ANY, "no.such.act", Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(List.of(), model.rows().items());
    }
}
