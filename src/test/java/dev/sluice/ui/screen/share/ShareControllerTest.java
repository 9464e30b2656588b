package dev.sluice.ui.screen.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.testing.OldRevocation;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The share wizard, without a toolkit")
class ShareControllerTest extends ControllerTest {

    private final ShareModel model = new ShareModel();
    private final ShareController controller = new ShareController(console.context(), model);

    private void fill() {
        var unit = console.unit();
        var from = unit.account("ACCTA");
        var to = unit.account("ACCTB");
        controller.open(from.key().text());
        controller.activate();
        model.subject().set("orders.>");
        model.name().set("orders");
        console.letTimePass();
        controller.onNext();
        model.partner().set(SharePartner.of(to));
        controller.onNext();
        controller.onNext();
        console.letTimePass();
    }

    @Test
    void whatIsTypedIsCheckedOnceTheHandsRest() {
        controller.open(console.unit().account("ACCTA").key().text());
        controller.activate();
        assertEquals("ACCTA", model.sourceName());
        model.subject().set("ord");
        model.subject().set("orders.>");
        model.name().set("orders");
        assertFalse(model.sourceChecked().get());
        assertEquals(1, console.waiting());
        console.letTimePass();
        assertTrue(model.sourceChecked().get());
        assertInstanceOf(ShareCheck.Holds.class, model.sourceCheck().get());
    }

    @Test
    void whereItArrivesIsRehearsedOnceTheHandsRest() {
        fill();
        controller.onBack();
        for (var end = "vendor.".length(); end <= "vendor.orders.>".length(); end++) {
            model.local().set("vendor.orders.>".substring(0, end));
        }
        assertFalse(model.arrivalChecked().get());
        assertEquals(1, console.waiting());
        console.letTimePass();
        assertTrue(model.arrivalChecked().get());
        assertEquals(0, console.waiting());
    }

    @Test
    void bothSidesAreDoneAtOnceWithTheirSteps() {
        fill();
        assertEquals(WizardStep.REVIEW, model.step().get());
        assertTrue(model.arrivalChecked().get());
        assertInstanceOf(ShareCheck.Holds.class, model.arrivalCheck().get());
        controller.onNext();
        var shared = assertInstanceOf(ShareProgress.Shared.class, model.act().get());
        assertEquals(ConnectionState.ACTIVE, shared.connection().state());
        assertEquals(WizardStep.RESULT, model.step().get());
        assertFalse(model.steps().isEmpty());
        assertEquals(shared.sentence(), console.lastResult());
        controller.onOpen(shared.connection());
        assertEquals(List.of(Route.to(shared.connection())), console.gone());
        controller.onShareAnother();
        assertEquals(WizardStep.FROM, model.step().get());
        assertEquals("", model.subject().get());
    }

    @Test
    void anOfferAloneWaitsForItsPartner() {
        fill();
        model.mode().set(ShareModel.Mode.OFFER);
        controller.onNext();
        var offered = assertInstanceOf(ShareProgress.Offered.class, model.act().get());
        assertEquals(ConnectionState.PENDING, offered.connection().state());
    }

    @Test
    void aPushThatFailsLeavesTheOfferWhichIsTriedAgain() {
        fill();
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        controller.onNext();
        var failed = assertInstanceOf(ShareProgress.Failed.class, model.act().get());
        var offer = failed.offer().orElseThrow();
        console.unit().script().heal();
        controller.onTryAgain();
        var shared = assertInstanceOf(ShareProgress.Shared.class, model.act().get());
        assertEquals(offer.id(), shared.connection().id());
    }

    @Test
    void whatSharingWouldCutTooIsToldAndAgreedToByName() {
        fill();
        var unit = console.unit();
        var alive = OldRevocation.of(unit.services(), unit.services().accounts().find("ACCTA"), unit.account("ACCTC"));
        model.subject().set(OldRevocation.CROSSING);
        model.step().set(WizardStep.FROM);
        console.letTimePass();
        assertInstanceOf(ShareCheck.Holds.class, model.sourceCheck().get(), "an offer cuts nothing");
        model.step().set(WizardStep.REVIEW);
        console.letTimePass();
        var shown =
                assertInstanceOf(ShareCheck.Holds.class, model.arrivalCheck().get());
        assertTrue(shown.toString().contains(alive.share().name()), shown::toString);
        controller.onNext();
        var failed = assertInstanceOf(ShareProgress.Failed.class, model.act().get());
        assertEquals(List.of(alive.share().name()), failed.problem().agreeable());
        model.cuts().agree(failed.problem().agreeable());
        controller.onTryAgain();
        assertInstanceOf(ShareProgress.Shared.class, model.act().get());
    }

    @Test
    void aFailedOfferIsTakenBackAndReviewedAgain() {
        fill();
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        controller.onNext();
        var failed = assertInstanceOf(ShareProgress.Failed.class, model.act().get());
        console.unit().script().heal();
        var offer = failed.offer().orElseThrow();
        controller.onWithdraw(offer);
        assertEquals(WizardStep.REVIEW, model.step().get());
        assertInstanceOf(ShareProgress.NotYet.class, model.act().get());
        assertEquals(
                ConnectionState.REVOKED,
                console.unit().services().federation().get(offer.id()).state());
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        var unit = console.unit();
        var from = unit.account("ACCTA");
        unit.offer(from, unit.account("ACCTB"), "orders.>");
        controller.open(from.key().text());
        controller.activate();
        model.subject().set("orders.>");
        model.name().set("orders");
        console.letTimePass();
        assertFalse(model.sourceChecked().get());
        assertInstanceOf(ShareCheck.Refused.class, model.sourceCheck().get());
        controller.deactivate();
        assertEquals(0, console.waiting());
    }
}
