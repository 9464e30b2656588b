package dev.sluice.ui.screen.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.dialog.ConfirmModel;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.testing.ControllerTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The removal of an import, without a toolkit")
class RemoveImportControllerTest extends ControllerTest {

    private final ConfirmModel model = new ConfirmModel(new TypedName("news", Level.SANDBOX, TypedName.Severity.CUT));

    private ImportsRow row() {
        var unit = console.unit();
        var from = unit.account("ACCTA");
        var to = unit.account("ACCTB");
        unit.services()
                .exports()
                .add(
                        new ExportDraft(from.key(), "news", "news.>", ShareKind.STREAM, Visibility.PUBLIC),
                        OperationOptions.now());
        unit.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(to.key(), from.key(), "news.>", ShareKind.STREAM, null),
                        OperationOptions.now());
        var screen = new ImportsModel();
        var controller = new ImportsController(console.context(), screen);
        controller.activate();
        controller.deactivate();
        return screen.rows().items().getFirst();
    }

    @Test
    void aPublicImportIsStagedToGo() {
        var remove = new RemoveImportController(console.context(), row(), model);
        assertFalse(remove.isKept());
        assertTrue(model.ready().getValue());
        remove.remove();
        assertTrue(model.over().get());
        assertEquals(1, console.unit().services().publisher().staged().size());
    }
}
