package dev.sluice.ui.screen.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.dialog.ConfirmModel;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.testing.ControllerTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The removal of an export, without a toolkit")
class RemovalSheetsTest extends ControllerTest {

    private final ConfirmModel model = new ConfirmModel(new TypedName("orders", Level.STAGING, TypedName.Severity.CUT));

    private ExportsDetail detail() {
        var account = console.unit().account("ACCTA");
        var draft = new ExportDraft(account.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE);
        var made = console.unit()
                .services()
                .exports()
                .add(draft, OperationOptions.now())
                .value();
        var screen = new ExportsModel();
        var controller = new ExportsController(console.context(), screen);
        controller.open(made.id().value().toString());
        controller.activate();
        var detail = screen.detail().get();
        controller.deactivate();
        return detail;
    }

    @Test
    void itIsStagedWhenItsNameWasTyped() {
        var remove = new RemoveExportController(console.context(), detail(), model);
        assertFalse(model.ready().getValue());
        model.typed().text().set("orders");
        assertTrue(model.ready().getValue());
        remove.stage();
        assertTrue(model.over().get());
        assertEquals(1, console.unit().services().publisher().staged().size());
        assertFalse(console.lastResult().isEmpty());
    }

    @Test
    void whatIsStagedAlreadyIsAProblemAndTheSheetStays() {
        var detail = detail();
        new RemoveExportController(console.context(), detail, new ConfirmModel(model.typed())).stage();
        new RemoveExportController(console.context(), detail, model).stage();
        assertNotNull(model.problem().get());
        assertFalse(model.over().get());
    }
}
