package dev.sluice.ui.screen.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys, without a toolkit")
class KeysControllerTest extends ControllerTest {

    private final KeysModel model = new KeysModel();
    private final KeysController controller = new KeysController(console.context(), model);

    @Test
    void everyKeyIsListed() {
        var account = console.unit().account("ACCTA");
        controller.activate();
        var known = model.rows().items().stream().map(KeysRow::known).toList();
        assertTrue(known.stream().anyMatch(key -> key.kind() == KnownKey.Kind.OPERATOR));
        var own = known.stream()
                .filter(key -> account.key().equals(key.account()))
                .findFirst()
                .orElseThrow();
        controller.onOpenAccount(own);
        assertEquals(List.of(new Route(ScreenId.ACCOUNTS, account.key().text())), console.gone());
    }

    @Test
    void aKeyOfANewAccountComesToTheListAndTheSelectionStays() {
        controller.activate();
        var first = model.rows().items().getFirst();
        model.rows().selectedId().set(first.id());
        var before = model.rows().items().size();
        console.unit().account("ACCTA");
        assertTrue(model.rows().items().size() > before);
        assertEquals(first.id(), model.rows().selectedId().get());
    }

    @Test
    void withoutKeysNoneIsReplaced() {
        controller.activate();
        var operator = model.rows().items().stream()
                .map(KeysRow::known)
                .filter(KeysController::isRotatable)
                .findFirst()
                .orElseThrow();
        assertTrue(controller.rotate(operator).isEnabled());
        console.guard().locked().set(true);
        assertFalse(controller.rotate(operator).isEnabled());
        assertFalse(controller.cancel(operator).isEnabled());
    }
}
