package dev.sluice.ui.screen.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Imports, without a toolkit")
class ImportsControllerTest extends ControllerTest {

    private final ImportsModel model = new ImportsModel();
    private final ImportsController controller = new ImportsController(console.context(), model);

    @Test
    void anImportByConsentLeadsToItsConnection() {
        var unit = console.unit();
        controller.activate();
        assertEquals(List.of(), model.rows().items());
        var shared = unit.share(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
        controller.onOpenConnection(model.rows().items().getFirst());
        assertEquals(List.of(new Route(ScreenId.CONNECTIONS, shared.id().value().toString())), console.gone());
    }

    @Test
    void aStagedPublicImportIsListedAndHasNoConnection() {
        var unit = console.unit();
        var from = unit.account("ACCTA");
        var to = unit.account("ACCTB");
        unit.services()
                .exports()
                .add(
                        new ExportDraft(from.key(), "news", "news.>", ShareKind.STREAM, Visibility.PUBLIC),
                        OperationOptions.now());
        controller.activate();
        unit.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(to.key(), from.key(), "news.>", ShareKind.STREAM, null),
                        OperationOptions.stage());
        var row = model.rows().items().getFirst();
        assertTrue(row.connection().isEmpty());
        controller.onOpenConnection(row);
        assertEquals(List.of(), console.gone());
    }

    @Test
    void withoutAPublicExportItSaysSo() {
        controller.ofPublic().run();
        assertEquals(1, console.dialogs().said().size());
    }

    @Test
    void aLockedVaultTakesNoToken() {
        console.guard().locked().set(true);
        controller.createNew();
        assertFalse(controller.byToken().isEnabled());
        assertTrue(
                controller.byToken().blocked().getValue().contains("locked"),
                controller.byToken().blocked().getValue());
    }
}
