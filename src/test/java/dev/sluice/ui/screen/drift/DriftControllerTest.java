package dev.sluice.ui.screen.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script;
import dev.sluice.ui.screen.drift.DriftModel.AtRest;
import dev.sluice.ui.screen.drift.DriftModel.Failed;
import dev.sluice.ui.screen.drift.DriftModel.UnderWay;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Drift, without a toolkit")
class DriftControllerTest extends ControllerTest {

    private final DriftModel model = new DriftModel();
    private final DriftController controller = new DriftController(console.context(), model);

    @Test
    void whatAnotherToolChangedIsFound() throws JwtException {
        var unit = console.unit();
        var account = unit.account("ACCTA");
        unit.otherTool().addExport(account, "foreign.>");
        controller.activate();
        controller.compareNow().run();
        assertInstanceOf(AtRest.class, model.comparing().get());
        assertTrue(model.situation().get().found().isPresent());
        var row = model.rows().items().getFirst();
        assertEquals("ACCTA", row.name());
        model.rows().selectedId().set(row.id());
        assertEquals(row, model.detail().get());
        controller.onOpenAccount(row);
        assertEquals(List.of(new Route(ScreenId.ACCOUNTS, account.key().text())), console.gone());
    }

    @Test
    void whereNothingDiffersThereIsNothingToMend() {
        console.unit().account("ACCTA");
        controller.activate();
        controller.refresh();
        assertEquals(List.of(), model.rows().items());
        assertFalse(controller.mend().isEnabled());
    }

    @Test
    void aComparisonThatFailsSaysWhy() {
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        controller.activate();
        controller.compare();
        assertInstanceOf(Failed.class, model.comparing().get());
    }

    @Test
    void oneComparisonAtATime() {
        var compare = controller.compareNow();
        assertTrue(compare.isEnabled());
        model.comparing().set(new UnderWay(1, 2));
        assertFalse(compare.isEnabled());
        controller.compare();
        assertEquals(new UnderWay(1, 2), model.comparing().get());
    }

    @Test
    void aVaultThatIsLockedIsPartOfTheSituation() {
        controller.activate();
        assertEquals(DriftModel.LockState.OPEN, model.situation().get().vault());
        console.guard().locked().set(true);
        assertEquals(DriftModel.LockState.LOCKED, model.situation().get().vault());
        controller.deactivate();
        console.guard().locked().set(false);
        assertEquals(DriftModel.LockState.LOCKED, model.situation().get().vault());
    }
}
