package dev.sluice.ui.screen.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Environments, without a toolkit")
class EnvironmentsControllerTest extends ControllerTest {

    private final EnvironmentsModel model = new EnvironmentsModel();
    private final EnvironmentsController controller = new EnvironmentsController(console.context(), model);

    private EnvironmentsRow row(Environment environment) {
        return model.rows().items().stream()
                .filter(row -> row.environment().id().equals(environment.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theyStandSideBySideAndAnotherOneIsEntered() {
        var here = console.unit().services().environment();
        controller.activate();
        assertTrue(row(here).current());
        assertFalse(controller.enter(row(here)).isEnabled());
        var other = console.workspace().environments().create("Elsewhere", Level.SANDBOX, List.of());
        assertFalse(row(other).current());
        assertEquals(EnvironmentsRow.Way.KEY, row(other).way());
        assertEquals(1, row(other).accounts());
        controller.enter(row(other)).run();
        assertEquals(List.of(other), console.entered());
        controller.inspect(row(other)).run();
        assertEquals(ScreenId.INSPECTOR, console.gone().getLast().screen());
    }

    @Test
    void aTestOfTheLinkSaysWhoAnswersAndWhoDoesNotTrustUs() {
        var here = console.unit().services().environment();
        controller.open(here.id().value().toString());
        controller.activate();
        var test = controller.test();
        assertInstanceOf(LinkTest.Untested.class, test.state().get());
        test.run();
        var found = assertInstanceOf(LinkTest.Told.class, test.state().get()).found();
        assertTrue(found.isGood(), found.toString());
        assertEquals(1, found.answered().size());
    }

    @Test
    void withoutServersTheTestSaysWhatIsMissing() {
        var other = console.workspace().environments().create("Elsewhere", Level.SANDBOX, List.of());
        controller.open(other.id().value().toString());
        controller.activate();
        controller.test().run();
        assertEquals(
                ProblemCode.NO_SERVERS,
                assertInstanceOf(
                                LinkTest.Failed.class, controller.test().state().get())
                        .problem()
                        .code());
        model.rows()
                .selectedId()
                .set(console.unit().services().environment().id().value().toString());
        assertInstanceOf(
                LinkTest.Untested.class,
                controller.test().state().get(),
                "what was found of another one is not of this");
    }

    @Test
    void anOperatorIsSignedAnewWithWhatChangedAndNothingElse() {
        var here = console.unit().services().environment();
        controller.activate();
        var operator = new EditOperatorModel(row(here), console.unit().clock().instant());
        var edit = new EditOperatorController(console.context(), operator);
        assertFalse(operator.ready().getValue(), "nothing is another than before");
        operator.services().set("nats://n1:4222");
        operator.tags().set("region:eu");
        assertTrue(operator.ready().getValue());
        edit.start();
        assertEquals(console.lastResult(), operator.result().get());
        assertEquals(row(here).environment().operatorJwt(), edit.jwt());
        assertEquals(List.of("nats://n1:4222"), row(here).claims().serviceUrls());
        assertEquals(List.of("region:eu"), row(here).claims().tags());
    }
}
