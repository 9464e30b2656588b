package dev.sluice.ui.screen.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.ui.testing.ControllerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A new export, without a toolkit")
class NewExportControllerTest extends ControllerTest {

    private final NewExportModel model =
            new NewExportModel(List.of(console.unit().account("ACCTA")));
    private final List<String> opened = new ArrayList<>();
    private final NewExportController controller = new NewExportController(console.context(), model, opened::add);

    private List<Export> exports() {
        return console.context().session().reads().exports().all().stream()
                .map(usage -> new ExportsRow(usage).export())
                .toList();
    }

    @Test
    void itIsStagedPrivateUnlessSomebodyChoosesOtherwiseAndShown() {
        model.subject().text().set("orders.>");
        assertTrue(model.subject().remark().get().text().contains("orders."), "an example of what goes over");
        assertFalse(model.ready().getValue(), "it has no name yet");
        model.name().text().set("orders");
        assertTrue(model.ready().getValue());
        controller.stage();
        var made = exports().getFirst();
        assertFalse(made.isPublic());
        assertEquals(List.of(made.id().value().toString()), opened);
        assertEquals(1, console.unit().services().publisher().staged().size());
        assertTrue(model.over().get());
        assertTrue(console.lastResult().contains("orders"));
    }

    @Test
    void whatIsTooWideCannotBeStaged() {
        model.name().text().set("all");
        model.subject().text().set(">");
        assertTrue(model.subject().remark().get().isWrong());
        assertFalse(model.ready().getValue());
    }

    @Test
    void whatWouldBeSharedByAccidentIsTypedOnceMore() {
        model.name().text().set("jetstream");
        model.subject().text().set("$JS.API.>");
        controller.stage();
        assertTrue(model.meant().asked().get());
        assertTrue(model.subject().remark().get().isWrong());
        assertNull(model.problem().get(), "the field says it");
        assertEquals(List.of(), exports());
        model.meant().text().set("$JS.API.>");
        controller.stage();
        assertTrue(model.over().get());
        assertEquals(1, exports().size());
    }

    @Test
    void onlyAServiceAnswers() {
        model.response().type().set(ServiceResponse.Type.STREAM);
        model.response().threshold().set("250");
        assertNull(model.draft().response());
        model.kind().set(ShareKind.SERVICE);
        assertEquals(
                new ServiceResponse(ServiceResponse.Type.STREAM, Duration.ofMillis(250)),
                model.draft().response());
        model.response().threshold().set("soon");
        assertFalse(model.response().usable().getValue());
        model.response().threshold().set("");
        assertTrue(model.response().usable().getValue());
    }

    @Test
    void aSubjectThatAsksForMoreThanOneAnswerIsWarnedOf() {
        model.subject().text().set("$JS.API.CONSUMER.MSG.NEXT.>");
        assertTrue(model.response().isCutShort().getValue());
        model.response().type().set(ServiceResponse.Type.STREAM);
        assertFalse(model.response().isCutShort().getValue());
    }

    @Test
    void anExportThatIsThereAlreadyIsAProblem() {
        model.subject().text().set("orders.>");
        model.name().text().set("orders");
        controller.stage();
        var second = new NewExportModel(model.accounts());
        second.subject().text().set("orders.>");
        second.name().text().set("orders");
        new NewExportController(console.context(), second, opened::add).stage();
        assertNotNull(second.problem().get());
        assertFalse(second.over().get());
        assertTrue(second.ready().getValue(), "it can be mended and tried again");
        assertEquals(1, opened.size());
    }
}
