package dev.sluice.ui.screen.notifications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Notifications, without a toolkit")
class NotificationsControllerTest extends ControllerTest {

    private final NotificationsModel model = new NotificationsModel();
    private final NotificationsController controller = new NotificationsController(console.context(), model);

    private void offer() {
        var unit = console.unit();
        unit.offer(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
    }

    @Test
    void whatHappensIsListedUnread() {
        controller.activate();
        assertFalse(controller.markAllRead().isEnabled());
        offer();
        assertTrue(model.rows().items().getFirst().isUnread());
        assertTrue(controller.markAllRead().isEnabled());
    }

    @Test
    void whatIsShownIsReadAndLedTo() {
        controller.activate();
        offer();
        var row = model.rows().items().getFirst();
        controller.show(row).run();
        assertFalse(model.rows().items().getFirst().isUnread());
        assertEquals(ScreenId.PENDING, console.gone().getFirst().screen());
        controller.onOpenAccount(row);
        assertEquals(
                new Route(ScreenId.ACCOUNTS, row.notification().account().text()),
                console.gone().getLast());
    }

    @Test
    void allAreReadAtOnce() {
        controller.activate();
        offer();
        var all = controller.markAllRead();
        all.run();
        assertTrue(model.rows().items().stream().noneMatch(NotificationsRow::isUnread));
        assertFalse(all.isEnabled());
        assertFalse(controller.markRead(model.rows().items().getFirst()).isEnabled());
    }

    @Test
    void aDatabaseThatTakesNothingIsAProblem() {
        controller.activate();
        offer();
        console.unit().failWrites(1, 1);
        controller.markAllRead().run();
        assertEquals(1, console.dialogs().problems().size());
        assertTrue(model.rows().items().getFirst().isUnread());
        controller.share().run();
        assertEquals(List.of(Route.of(ScreenId.SHARE)), console.gone());
    }
}
