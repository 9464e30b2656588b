package dev.sluice.ui.screen.inspector;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.screen.inspector.InspectorModel.Compared;
import dev.sluice.ui.screen.inspector.InspectorModel.Found;
import dev.sluice.ui.screen.inspector.InspectorModel.Impossible;
import dev.sluice.ui.screen.inspector.InspectorModel.NotAsked;
import dev.sluice.ui.screen.inspector.InspectorModel.Nothing;
import dev.sluice.ui.screen.inspector.InspectorModel.Refused;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The token inspector, without a toolkit")
class InspectorControllerTest extends ControllerTest {

    private final InspectorModel model = new InspectorModel();
    private final InspectorController controller = new InspectorController(console.context(), model);

    private String token(String name) {
        var unit = console.unit();
        unit.account(name);
        return requireNonNull(unit.services().accounts().find(name).release().jwt());
    }

    @Test
    void aTokenSaysWhatItIs() {
        controller.activate();
        controller.open(token("ACCTA"));
        var found = assertInstanceOf(Found.class, model.shown().get());
        assertTrue(found.inspection().claims() != null);
        controller.createNew();
        assertInstanceOf(Nothing.class, model.shown().get());
        assertEquals(List.of(Route.of(ScreenId.INSPECTOR)), console.gone());
    }

    @Test
    void whatIsNoTokenIsRefused() {
        model.given().set("no token at all");
        assertInstanceOf(Refused.class, model.shown().get());
    }

    @Test
    void twoTokensAreCompared() {
        model.given().set(token("ACCTA"));
        assertInstanceOf(NotAsked.class, model.comparison().get());
        model.other().set(token("ACCTB"));
        var compared = assertInstanceOf(Compared.class, model.comparison().get());
        assertFalse(compared.changes().isEmpty());
        model.other().set("no token at all");
        assertInstanceOf(Impossible.class, model.comparison().get());
        model.other().set("");
        assertInstanceOf(NotAsked.class, model.comparison().get());
    }

    @Test
    void twoKindsOfTokensAreNotCompared() {
        model.given().set(token("ACCTA"));
        model.other().set(console.unit().services().environment().operatorJwt());
        assertInstanceOf(Impossible.class, model.comparison().get());
    }

    @Test
    void anAccountIsLedTo() {
        var account = console.unit().account("ACCTA");
        controller.onShowAccount(account.key());
        assertEquals(List.of(new Route(ScreenId.ACCOUNTS, account.key().text())), console.gone());
    }
}
