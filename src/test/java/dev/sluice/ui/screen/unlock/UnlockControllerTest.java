package dev.sluice.ui.screen.unlock;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.testing.ControllerTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The door of a workspace, without a toolkit")
class UnlockControllerTest extends ControllerTest {

    private final List<String> left = new ArrayList<>();
    private final UnlockController controller =
            new UnlockController(console.workspace(), console.jobs(), () -> left.add("in"), () -> left.add("back"));

    @Test
    void aWrongPassphraseIsAProblemAndTheRightOneLeadsIn() {
        console.unit().keys().close("open sesame");
        var attempt = controller.attempt();
        attempt.unlock("wrong".toCharArray());
        assertEquals(
                ProblemCode.WRONG_PASSPHRASE,
                requireNonNull(attempt.problem().get()).code());
        assertFalse(attempt.open().get());
        assertEquals(List.of(), left);
        attempt.unlock("open sesame".toCharArray());
        assertEquals(null, attempt.problem().get());
        assertTrue(attempt.open().get());
        assertFalse(attempt.busy().get());
        assertEquals(List.of("in"), left);
    }

    @Test
    void whatWasTypedIsOverwritten() {
        console.unit().keys().close("open sesame");
        var typed = "open sesame".toCharArray();
        controller.attempt().unlock(typed);
        assertEquals("\0".repeat(typed.length), new String(typed));
    }

    @Test
    void nothingTypedIsNoAttempt() {
        console.unit().keys().close("open sesame");
        controller.attempt().unlock(new char[0]);
        assertEquals(null, controller.attempt().problem().get());
        assertEquals(List.of(), left);
    }
}
