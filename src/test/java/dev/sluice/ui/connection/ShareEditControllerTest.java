package dev.sluice.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.operation.Foreseen;
import dev.sluice.ui.testing.ControllerTest;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheet that changes an export or an import, without a toolkit")
class ShareEditControllerTest extends ControllerTest {
    private final Account from = console.unit().account("ACCTA");

    private ShareEditModel export() {
        var export = console.unit()
                .services()
                .exports()
                .add(
                        new ExportDraft(from.key(), "prices", "prices.*.get", ShareKind.SERVICE, Visibility.PUBLIC),
                        OperationOptions.now())
                .value();
        var claim = console.unit().services().shareEdits().said(export);
        return new ShareEditModel(new ShareEditModel.OfExport(export, claim), "ACCTA");
    }

    private ShareEditController open(ShareEditModel model) {
        var controller = new ShareEditController(console.context(), model);
        controller.activate();
        return controller;
    }

    private static ExportTerms terms(String description, String threshold, String percent, String results) {
        return new ExportTerms(description, "", ServiceResponse.Type.SINGLETON, threshold, percent, results, "", false);
    }

    @Test
    void aServiceIsMeasuredOnceItIsPushed() {
        var model = export();
        var controller = open(model);
        controller.typed(terms("", "", "10", "latency.prices"));
        assertFalse(model.isReady());
        console.letTimePass();
        assertEquals(
                1,
                assertInstanceOf(Foreseen.Known.class, model.foreseen().get())
                        .claims()
                        .size());
        assertTrue(controller.lines().sluiceText().contains("--latency latency.prices --sampling 10"));
        assertTrue(controller.lines().nscText().contains("edit export --account ACCTA"));
        controller.stage();
        assertTrue(model.isStaged().get());
        assertEquals(1, console.unit().services().publisher().staged().size());
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        var model = export();
        var controller = open(model);
        controller.typed(terms("", "soon", "200", "a..b"));
        console.letTimePass();
        assertEquals(
                Set.of(ExportTerms.THRESHOLD, ExportTerms.PERCENT, ExportTerms.RESULTS),
                controller.faults().keySet());
        controller.stage();
        assertFalse(model.isStaged().get());
    }

    @Test
    void nothingTypedIsNoChange() {
        var model = export();
        var controller = open(model);
        controller.typed(terms("", "", "", ""));
        console.letTimePass();
        assertInstanceOf(Foreseen.Nothing.class, model.foreseen().get());
    }

    @Test
    void anImportTellsWhoAsks() {
        console.unit().share(from, console.unit().account("ACCTB"), "orders.>");
        var to = console.unit().services().accounts().find("ACCTB");
        var view = console.unit().services().imports().find(to.key(), "orders");
        var model = new ShareEditModel(
                new ShareEditModel.OfImport(
                        view, console.unit().services().shareEdits().said(view)),
                "ACCTB");
        var controller = open(model);
        controller.typed(false, true);
        console.letTimePass();
        assertTrue(controller
                .lines()
                .sluiceText()
                .endsWith("import edit --environment "
                        + console.context().session().environment().name()
                        + " --account ACCTB orders --allow-trace yes"));
        controller.stage();
        assertTrue(model.isStaged().get());
    }
}
