package dev.sluice.ui.screen.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.testing.OldRevocation;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script;
import dev.sluice.ui.screen.review.ReviewModel.Done;
import dev.sluice.ui.screen.review.ReviewModel.Failed;
import dev.sluice.ui.screen.review.ReviewModel.Idle;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Review and push, without a toolkit")
class ReviewControllerTest extends ControllerTest {

    private final ReviewModel model = new ReviewModel();
    private final ReviewController controller = new ReviewController(console.context(), model);

    private void stage() {
        console.unit().services().accounts().add("ACCTA", Limits.core(), OperationOptions.stage());
    }

    @Test
    void whatIsStagedWaitsAndIsPushedWithItsSteps() {
        controller.activate();
        assertFalse(controller.push().isEnabled());
        stage();
        assertEquals("", model.blocked().get());
        controller.push().run();
        var done = assertInstanceOf(Done.class, model.push().get());
        assertEquals(done.sentence(), console.lastResult());
        assertFalse(model.steps().isEmpty());
        assertTrue(model.waiting().get().isEmpty());
        controller.onBack();
        assertInstanceOf(Idle.class, model.push().get());
    }

    @Test
    void aPushThatFailsIsSaidAndCanBeTriedAgain() {
        controller.activate();
        stage();
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        controller.push().run();
        assertInstanceOf(Failed.class, model.push().get());
        assertFalse(model.waiting().get().isEmpty());
        console.unit().script().heal();
        controller.push().run();
        assertInstanceOf(Done.class, model.push().get());
    }

    @Test
    void whatAPushWouldCutTooIsAgreedToByName() {
        var unit = console.unit();
        var account = unit.account("ACCTB");
        controller.activate();
        unit.services()
                .exports()
                .add(
                        new ExportDraft(
                                account.key(), "new", OldRevocation.CROSSING, ShareKind.STREAM, Visibility.PRIVATE),
                        OperationOptions.stage());
        var alive = OldRevocation.of(unit.services(), account, unit.account("ACCTC"));
        controller.push().run();
        var failed = assertInstanceOf(Failed.class, model.push().get());
        assertEquals(List.of(alive.share().name()), failed.problem().agreeable());
        model.cuts().agree(failed.problem().agreeable());
        controller.push().run();
        assertInstanceOf(Done.class, model.push().get());
        assertTrue(model.waiting().get().isEmpty());
        assertEquals(Set.of(), model.cuts().named(), "what is begun anew is agreed to anew");
    }

    @Test
    void oneChangeIsDiscarded() {
        var unit = console.unit();
        var account = unit.account("ACCTB");
        controller.activate();
        unit.services()
                .exports()
                .add(
                        new ExportDraft(account.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                        OperationOptions.stage());
        var line = model.waiting().get().groups().getFirst().lines().getFirst();
        controller.discard(line).run();
        assertTrue(model.waiting().get().isEmpty());
        assertFalse(model.blocked().get().isEmpty());
    }

    @Test
    void aLockedVaultPushesNothing() {
        controller.activate();
        stage();
        console.guard().locked().set(true);
        assertTrue(model.locked().get());
        assertFalse(controller.push().isEnabled());
        controller.onShare();
        assertEquals(List.of(Route.of(ScreenId.SHARE)), console.gone());
    }

    @Test
    void anEndedPushIsForgottenWhenItIsLeft() {
        controller.activate();
        stage();
        controller.push().run();
        controller.deactivate();
        assertInstanceOf(Idle.class, model.push().get());
    }
}
