package dev.sluice.ui.screen.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.testing.ControllerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Settings, without a toolkit")
class SettingsControllerTest extends ControllerTest {

    private final SettingsModel model = new SettingsModel();
    private final SettingsController controller = new SettingsController(console.context(), model);

    private final List<Problem> refused = new ArrayList<>();

    @Test
    void whatIsSetIsShownAndSaid() {
        controller.activate();
        controller.setPerson("Ada", refused::add);
        controller.setPendingLife(Duration.ofDays(3), refused::add);
        controller.setOffersPerHour(7, refused::add);
        var values = model.values().get();
        assertEquals("Ada", values.person());
        assertEquals(Duration.ofDays(3), values.pendingLife());
        assertEquals(7, values.offersPerHour());
        assertFalse(console.lastResult().isEmpty());
        assertEquals(List.of(), refused);
    }

    @Test
    void whatIsRefusedIsToldToWhoAskedAndChangesNothing() {
        controller.activate();
        var before = model.values().get();
        controller.setEventPrefix("not a subject >", refused::add);
        assertEquals(1, refused.size());
        assertEquals(before, model.values().get());
        assertEquals("", console.lastResult());
    }

    @Test
    void howServersAreReachedIsPartOfTheEnvironment() {
        controller.activate();
        controller.setTlsFirst(true, refused::add);
        assertTrue(model.values().get().tlsFirst());
        assertEquals(List.of(), refused);
        assertEquals("KO", controller.environment());
    }

    @Test
    void readOnlyHoldsChangesBack() {
        assertEquals("", controller.blocked().getValue());
        console.guard().readOnly().set(true);
        assertFalse(controller.blocked().getValue().isEmpty());
        assertFalse(controller.forgetSilent().isEnabled());
    }

    @Test
    void whoIsSilentIsForgottenOrNobodyIs() {
        controller.activate();
        controller.forgetSilent().run();
        assertEquals(List.of(), console.dialogs().problems());
        assertFalse(console.lastResult().isEmpty());
    }
}
