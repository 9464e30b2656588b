package dev.sluice.ui.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.Templates;
import dev.sluice.domain.account.Templates.Template;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.operation.Foreseen;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheets of templates, without a toolkit")
class TemplateSheetsTest extends ControllerTest {

    private final Templates templates = console.unit().services().templates();
    private final Account first = console.unit().account("ACCTA");
    private final Account second = console.unit().account("ACCTB");

    private Template tenant() {
        console.unit()
                .services()
                .edits()
                .change(
                        first.key(),
                        AccountPatch.builder()
                                .limits(Map.of("connections", 7L))
                                .addTags(List.of("tenant"))
                                .build(),
                        OperationOptions.now());
        var model = new SaveTemplateModel(List.of(first));
        var controller = new SaveTemplateController(console.context(), model, name -> {});
        assertFalse(model.ready().getValue(), "it has no name");
        model.name().text().set("tenant");
        assertTrue(model.ready().getValue());
        assertTrue(controller.lines().sluiceText().endsWith(" tenant ACCTA"));
        controller.save();
        assertTrue(model.over().get());
        return templates.find("tenant");
    }

    private ApplyTemplateModel model(Template template) {
        return new ApplyTemplateModel(
                template,
                console.unit().services().environment(),
                console.workspace().environments().all());
    }

    @Test
    void aShapeIsKeptComparedAndGivenToAnotherAccount() {
        var model = model(tenant());
        var controller = new ApplyTemplateController(console.context(), model);
        controller.choose(console.unit().services().environment());
        assertTrue(model.accounts().stream().anyMatch(account -> account.key().equals(second.key())));
        assertFalse(model.ready().getValue(), "no account is chosen");
        controller.choose(second);
        var foreseen = assertInstanceOf(Foreseen.Known.class, model.foreseen().get());
        assertTrue(foreseen.claims().toString().contains("7"), foreseen.toString());
        assertTrue(foreseen.cuts().isPresent(), "servers were asked");
        assertTrue(model.ready().getValue());
        controller.start();
        assertTrue(
                String.valueOf(model.result().get()).startsWith("ACCTB has the shape of tenant."),
                model.result().get());
        var now = console.unit().services().edits().plan(second.key()).now();
        assertEquals(7, now.limits().get(AccountLimit.CONNECTIONS));
        assertEquals(List.of("tenant"), now.tags());
        controller.choose(second);
        assertFalse(model.ready().getValue(), "it is so already");
    }

    @Test
    void oneThatIsThereIsReplacedOnlyWhenThatIsWanted() {
        tenant();
        var model = new SaveTemplateModel(List.of(first, second));
        var controller = new SaveTemplateController(console.context(), model, name -> {});
        model.name().text().set("tenant");
        assertFalse(model.ready().getValue(), "no account is chosen");
        model.account().set(second);
        controller.save();
        var problem = model.problem().get();
        assertEquals(ProblemCode.TEMPLATE_EXISTS, problem == null ? null : problem.code());
        model.replacing().set(true);
        controller.save();
        assertTrue(model.over().get());
        assertEquals(List.of(), templates.find("tenant").shape().tags());
    }

    @Test
    void anotherEnvironmentIsComparedHereAndChangedThere() {
        var model = model(tenant());
        var controller = new ApplyTemplateController(console.context(), model);
        var other = console.workspace().environments().create("Elsewhere", Level.SANDBOX, List.of());
        var there = console.workspace()
                .services(other.id())
                .accounts()
                .add("TENANT", Limits.core(), OperationOptions.stage())
                .value();
        controller.choose(other);
        assertEquals(
                List.of("TENANT"), model.accounts().stream().map(Account::name).toList());
        controller.choose(there);
        assertInstanceOf(Foreseen.Known.class, model.foreseen().get());
        assertFalse(model.ready().getValue(), "its own rules hold there");
        assertTrue(controller.lines().sluiceText().contains("--environment Elsewhere"));
        controller.enter();
        assertEquals(List.of(other), console.entered());
    }
}
