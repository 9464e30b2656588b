package dev.sluice.ui.screen.pending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.operation.OperationModel.Effects;
import dev.sluice.ui.testing.ControllerTest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheets of pending offers, without a toolkit")
class PendingSheetsTest extends ControllerTest {

    private final ConnectionLine line = offered();

    private ConnectionLine offered() {
        var unit = console.unit();
        var offer = unit.offer(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
        var named = console.context()
                .session()
                .reads()
                .connections()
                .matching(one -> one.id().equals(offer.id()));
        return ConnectionLine.of(named.getFirst());
    }

    private ConnectionState state() {
        return console.unit()
                .services()
                .federation()
                .get(line.connection().id())
                .state();
    }

    private final AcceptModel accepting =
            new AcceptModel(line.connection().share().subject());
    private final AcceptController accept = new AcceptController(console.context(), line, accepting);

    @Test
    void anOfferIsAcceptedAfterItsEffectsAreKnown() {
        accept.look();
        assertInstanceOf(Effects.Known.class, accepting.effects().get());
        assertTrue(accepting.ready().getValue());
        accept.start();
        assertEquals(ConnectionState.ACTIVE, state());
        assertEquals(console.lastResult(), accepting.result().get());
        assertFalse(accepting.steps().isEmpty());
        assertFalse(accepting.busy().get());
    }

    @Test
    void itsEffectsAreReadAnewWhenTheHandsRest() {
        accept.look();
        accepting.local().text().set("theirs.>");
        assertInstanceOf(Effects.Reading.class, accepting.effects().get());
        assertFalse(accepting.ready().getValue(), "what it does under that subject is not known yet");
        console.letTimePass();
        assertTrue(accepting.ready().getValue());
        accept.start();
        assertEquals(
                "theirs.>",
                console.unit()
                        .services()
                        .federation()
                        .get(line.connection().id())
                        .effectiveSubject()
                        .text());
    }

    @Test
    void aSubjectThatIsNoneCannotBeAccepted() {
        accept.look();
        accepting.local().text().set("a..b");
        assertFalse(accepting.ready().getValue());
        assertTrue(accepting.local().remark().get().isWrong());
        accepting.local().text().set("");
        assertFalse(accepting.ready().getValue());
        assertFalse(accepting.local().remark().get().isWrong());
    }

    @Test
    void effectsThatCannotBeReadKeepItFromBeingAccepted() {
        console.unit().accept(line.connection());
        accept.look();
        assertInstanceOf(Effects.Unknown.class, accepting.effects().get());
        assertNotNull(accepting.problem().get());
        assertFalse(accepting.ready().getValue());
    }

    @Test
    void aPushThatFailsIsToldAndCanBeTriedAgain() {
        accept.look();
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        accept.start();
        assertNotNull(accepting.problem().get());
        assertNull(accepting.result().get());
        console.unit().script().heal();
        assertTrue(accepting.ready().getValue());
        accept.start();
        assertNull(accepting.problem().get());
        assertEquals(ConnectionState.ACTIVE, state());
    }

    @Test
    void anOfferIsDeclinedWithTheReason() {
        var model = new DeclineModel();
        model.why().set("  too wide ");
        new DeclineController(console.context(), line, model).decline();
        assertTrue(model.over().get());
        assertEquals(ConnectionState.DECLINED, state());
        assertFalse(console.lastResult().isEmpty());
    }

    @Test
    void whatIsGoneCannotBeDeclinedAndTheSheetStays() {
        console.unit().accept(line.connection());
        var model = new DeclineModel();
        new DeclineController(console.context(), line, model).decline();
        assertFalse(model.over().get());
        assertNotNull(model.problem().get());
        assertTrue(model.ready().getValue());
    }

    @Test
    void anOfferWaitsAsLongAsIsChosen() {
        var model = new ExtendModel();
        model.days().set(30);
        new ExtendController(console.context(), line, model).extend();
        assertTrue(model.over().get());
        assertEquals(
                console.unit().clock().instant().plus(Duration.ofDays(30)),
                console.unit()
                        .services()
                        .federation()
                        .get(line.connection().id())
                        .expiresAt());
    }
}
