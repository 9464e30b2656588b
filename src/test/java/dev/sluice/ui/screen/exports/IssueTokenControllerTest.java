package dev.sluice.ui.screen.exports;

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
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A token for a partner, without a toolkit")
class IssueTokenControllerTest extends ControllerTest {

    private final Account exporter = console.unit().account("ACCTA");
    private final Account partner = console.unit().account("ACCTB");

    private IssueTokenModel model(Visibility visibility) {
        var draft = new ExportDraft(exporter.key(), "orders", "orders.>", ShareKind.STREAM, visibility);
        Export export = console.unit()
                .services()
                .exports()
                .add(draft, OperationOptions.now())
                .value();
        return new IssueTokenModel(export, List.of(partner));
    }

    @Test
    void itIsMadeForWhoeverIsNamedInWhateverCase() {
        var model = model(Visibility.PRIVATE);
        assertFalse(model.ready().getValue());
        model.target().text().set(" acctb ");
        assertTrue(model.ready().getValue());
        new IssueTokenController(console.context(), model).issue();
        var token = assertToken(model);
        assertEquals(
                partner.key(),
                console.unit().services().activations().inspect(token).target());
        assertEquals("ACCTB", model.targetName());
        assertFalse(model.over().get(), "the sheet shows it");
    }

    @Test
    void itIsMadeForAnAccountThatIsNotKnownHereByItsKey() {
        var model = model(Visibility.PRIVATE);
        var stranger = TestOperator.seed(KeyKind.ACCOUNT).publicKey();
        model.target().text().set(stranger.text());
        new IssueTokenController(console.context(), model).issue();
        assertEquals(
                stranger,
                console.unit()
                        .services()
                        .activations()
                        .inspect(assertToken(model))
                        .target());
        assertEquals(stranger.text().substring(0, 5), model.targetName());
    }

    @Test
    void whatIsNoAccountIsToldAtTheField() {
        var model = model(Visibility.PRIVATE);
        for (var typed :
                List.of("nobody", TestOperator.seed(KeyKind.USER).publicKey().text())) {
            model.target().text().set(typed);
            assertTrue(model.target().remark().get().isWrong());
            assertFalse(model.ready().getValue());
        }
        model.target().text().set("");
        assertFalse(model.target().remark().get().isWrong());
    }

    @Test
    void aPublicExportNeedsNone() {
        var model = model(Visibility.PUBLIC);
        model.target().text().set("ACCTB");
        new IssueTokenController(console.context(), model).issue();
        assertNotNull(model.problem().get());
        assertNull(model.token().get());
    }

    private static String assertToken(IssueTokenModel model) {
        var token = model.token().get();
        assertNotNull(token);
        return token;
    }
}
