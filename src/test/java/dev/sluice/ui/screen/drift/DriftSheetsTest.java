package dev.sluice.ui.screen.drift;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.testing.ControllerTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheets of drift, without a toolkit")
class DriftSheetsTest extends ControllerTest {

    private static final TypedName UNASKED = new TypedName("ACCTA", Level.SANDBOX, TypedName.Severity.CUT);

    private DriftRow row;
    private Drift drift;

    @BeforeEach
    void changeItElsewhere() throws JwtException {
        var account = console.unit().account("ACCTA");
        console.unit().otherTool().addExport(account, "foreign.>");
        var model = new DriftModel();
        var controller = new DriftController(console.context(), model);
        controller.activate();
        controller.compareNow().run();
        row = model.rows().items().getFirst();
        drift = requireNonNull(row.drift());
        controller.deactivate();
    }

    private int differing() {
        return console.unit().services().drifts().list().size();
    }

    private List<String> exports() {
        return console.unit().services().exports().list().stream()
                .map(export -> export.subject().text())
                .toList();
    }

    @Test
    void oursIsKept() {
        var model = new DriftChoiceModel(UNASKED);
        new KeepController(console.context(), row, drift.account().key(), model).start();
        assertEquals(console.lastResult(), model.result().get());
        assertEquals(0, differing());
        assertEquals(List.of(), exports());
    }

    @Test
    void theirsIsTakenWhereAllOfItCanBe() {
        var model = new DriftChoiceModel(UNASKED);
        var take = new TakeController(console.context(), row, drift, model);
        assertFalse(model.ready().getValue(), "it is not known yet whether it can be taken");
        take.check();
        assertTrue(requireNonNull(model.verdict().get()).isTakeable());
        assertTrue(model.ready().getValue());
        take.start();
        assertEquals(0, differing());
        assertEquals(List.of("foreign.>"), exports());
    }

    @Test
    void eachClaimIsChosenAndTheSumIsSaid() {
        var model = new MergeModel(drift.lines(), UNASKED);
        var merge = new MergeController(console.context(), row, drift, model);
        model.chooseTheirs();
        assertEquals(Set.of(), model.taken(), "before it is known what can be taken, nothing is");
        merge.open();
        assertTrue(model.ready().getValue());
        var none = requireNonNull(model.verdict().get()).text();
        model.chooseTheirs();
        assertEquals(model.claims().size(), model.taken().size());
        assertFalse(none.equals(requireNonNull(model.verdict().get()).text()));
        model.chooseOurs();
        assertEquals(none, requireNonNull(model.verdict().get()).text());
        model.chooseTheirs();
        merge.start();
        assertEquals(console.lastResult(), model.result().get());
        assertEquals(List.of("foreign.>"), exports());
    }

    @Test
    void whatAnotherToolChangedIsLeftWhenTheRestIsMended() {
        var model = new OperationModel();
        new MendController(console.context(), model).start();
        assertEquals(console.lastResult(), model.result().get());
        assertEquals(1, differing());
    }

    @Test
    void itIsNotSpokenOfUntilADayThatHasNotBegun() {
        var today = LocalDate.of(2026, 3, 1);
        var model = new IgnoreModel(today);
        var ignore =
                new IgnoreController(console.context(), row, drift.account().key(), model);
        assertTrue(model.ready().getValue());
        model.day().set(today);
        assertFalse(model.ready().getValue());
        model.day().set(null);
        assertFalse(model.ready().getValue());
        model.day().set(console.context().moments().today().plusDays(2));
        assertNull(console.unit().services().drifts().list().getFirst().ignoredUntil());
        ignore.ignore();
        assertTrue(model.over().get());
        assertNotNull(console.unit().services().drifts().list().getFirst().ignoredUntil());
    }
}
