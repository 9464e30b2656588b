package dev.sluice.ui.screen.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.testing.ControllerTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The import of a public export, without a toolkit")
class PublicImportControllerTest extends ControllerTest {

    private final Account exporter = console.unit().account("ACCTA");
    private final Account importer = console.unit().account("ACCTB");
    private final Export news = export(exporter, "news", "news.>");
    private final Export prices = export(importer, "prices", "prices.>");
    private final PublicImportModel model = model();
    private final List<String> opened = new ArrayList<>();
    private final PublicImportController controller = new PublicImportController(console.context(), model, opened::add);

    private Export export(Account account, String name, String subject) {
        return console.unit()
                .services()
                .exports()
                .add(
                        new ExportDraft(account.key(), name, subject, ShareKind.STREAM, Visibility.PUBLIC),
                        OperationOptions.now())
                .value();
    }

    private PublicImportModel model() {
        var both = List.of(exporter, importer);
        return new PublicImportModel(new PublicImportModel.Offer(
                both, both, List.of(news, prices), console.unit().services().exports()::ownPart));
    }

    @Test
    void nobodyImportsFromThemselves() {
        assertEquals(List.of(importer), model.importers().get());
        model.account().set(importer);
        model.export().set(prices);
        assertEquals(List.of(exporter), model.importers().get());
        assertNull(model.account().get());
        assertFalse(model.ready().getValue());
        assertEquals("prices.>", model.local().text().get());
    }

    @Test
    void itIsStagedUnderTheSubjectThatIsTypedAndShown() {
        model.account().set(importer);
        model.local().text().set("theirs.>");
        assertTrue(model.local().remark().get().text().contains("theirs."), "where a message arrives");
        controller.stage();
        assertTrue(model.over().get());
        assertEquals(1, opened.size());
        assertEquals(1, console.unit().services().publisher().staged().size());
        assertFalse(console.lastResult().isEmpty());
    }

    @Test
    void whatWouldTakeMuchOverIsTypedOnceMore() {
        model.account().set(importer);
        model.local().text().set("$JS.API.>");
        controller.stage();
        assertTrue(model.meant().asked().get());
        assertNull(model.problem().get(), "the field says it");
        model.local().text().set("theirs.>");
        assertFalse(model.meant().asked().get(), "it is about another subject now");
        controller.stage();
        assertTrue(model.over().get());
    }

    @Test
    void whatIsImportedAlreadyIsAProblem() {
        model.account().set(importer);
        controller.stage();
        var second = model();
        second.account().set(importer);
        new PublicImportController(console.context(), second, opened::add).stage();
        assertNotNull(second.problem().get());
        assertFalse(second.over().get());
        assertEquals(1, opened.size());
    }
}
