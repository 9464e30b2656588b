package dev.sluice.ui.screen.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ui.testing.ControllerTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Templates, without a toolkit")
class TemplatesControllerTest extends ControllerTest {

    @Test
    void whatATemplateSaysIsSeenBesideAPlainAccountAndItIsRemoved() {
        var model = new TemplatesModel();
        var controller = new TemplatesController(console.context(), model);
        controller.activate();
        var templates = console.unit().services().templates();
        templates.save("tenant", console.unit().account("ACCTA").key(), false);
        var row = model.rows().find("tenant").orElseThrow();
        assertEquals(
                templates.find("tenant").shape().exports().size(),
                row.template().shape().exports().size());
        var says = TemplatesController.says(row).toString();
        assertEquals(false, says.contains("ACCTA"), says);
        controller.remove(row).run();
        assertEquals(0, model.rows().items().size());
        assertEquals(
                "The template tenant is gone. Accounts that were made by it stay as they are.", console.lastResult());
    }
}
