package dev.sluice.ui.screen.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exports, without a toolkit")
class ExportsControllerTest extends ControllerTest {

    private final ExportsModel model = new ExportsModel();
    private final ExportsController controller = new ExportsController(console.context(), model);

    private Export export() {
        var account = console.unit().account("ACCTA");
        return console.unit()
                .services()
                .exports()
                .add(
                        new ExportDraft(account.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                        OperationOptions.now())
                .value();
    }

    @Test
    void anExportShowsWhoUsesIt() {
        var export = export();
        controller.open(export.id().value().toString());
        controller.activate();
        assertEquals(List.of(), model.detail().get().users());
        var unit = console.unit();
        var shared = unit.share(unit.services().accounts().find("ACCTA"), unit.account("ACCTB"), "orders.>");
        var user = model.detail().get().users().getFirst();
        assertEquals("ACCTB", user.account());
        controller.onOpenUser(user);
        assertEquals(List.of(new Route(ScreenId.CONNECTIONS, shared.id().value().toString())), console.gone());
    }

    @Test
    void anOfferIsOpenedAmongThePendingOnes() {
        export();
        var unit = console.unit();
        unit.offer(unit.services().accounts().find("ACCTA"), unit.account("ACCTB"), "orders.>");
        controller.activate();
        model.rows().selectedId().set(model.rows().items().getFirst().id());
        controller.onOpenUser(model.detail().get().users().getFirst());
        assertEquals(ScreenId.PENDING, console.gone().getFirst().screen());
    }

    @Test
    void withoutAnAccountThereIsNothingToExportFrom() {
        controller.createNew();
        assertEquals(1, console.dialogs().said().size());
        assertEquals(List.of(Route.of(ScreenId.ACCOUNTS)), console.gone());
    }

    @Test
    void anObserverMakesNone() {
        console.guard().observer().set(true);
        controller.createNew();
        assertEquals(List.of(), console.gone());
        assertFalse(controller.newExport().isEnabled());
    }
}
