package dev.sluice.ui.token;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.token.TokenImportModel.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The import by token, without a toolkit")
class TokenImportControllerTest extends ControllerTest {

    private final Account exporter = console.unit().account("ACCTA");
    private final Account importer = console.unit().account("ACCTB");
    private final String token = token();

    private String token() {
        var services = console.unit().services();
        var draft = new ExportDraft(exporter.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE);
        var export = services.exports().add(draft, OperationOptions.now()).value();
        var issued = services.activations().issue(exporter.key(), export, importer.key());
        return requireNonNull(issued.grant().token());
    }

    private TokenImportModel read(@Nullable Account only, String text) {
        var model = new TokenImportModel(only);
        new TokenImportController(console.context(), model).read(text);
        return model;
    }

    @Test
    void aTokenSaysForWhomItIsAndIsTakenUp() {
        var model = new TokenImportModel(null);
        var controller = new TokenImportController(console.context(), model);
        assertFalse(model.ready().getValue());
        controller.read("a letter, and below it " + token);
        var given = assertInstanceOf(Given.Token.class, model.given().get());
        assertEquals("ACCTB", given.account());
        assertEquals("orders.>", model.local().text().get());
        assertTrue(model.ready().getValue());
        model.local().text().set("theirs.>");
        controller.start();
        var connection = console.unit().services().federation().list().getFirst();
        assertEquals(ConnectionState.ACTIVE, connection.state());
        assertEquals("theirs.>", connection.effectiveSubject().text());
        assertEquals(ScreenId.IMPORTS, console.gone().getFirst().screen());
        assertEquals(console.lastResult(), model.result().get());
    }

    @Test
    void whatIsNoTokenIsToldAndForgottenWhenItGoes() {
        var model = new TokenImportModel(null);
        var controller = new TokenImportController(console.context(), model);
        controller.read("nonsense");
        assertInstanceOf(Given.Wrong.class, model.given().get());
        assertFalse(model.ready().getValue());
        controller.read(" ");
        assertInstanceOf(Given.Nothing.class, model.given().get());
    }

    @Test
    void aTokenForAnotherAccountThanTheOneAskedForIsRefused() {
        assertInstanceOf(Given.Token.class, read(importer, token).given().get());
        var wrong = assertInstanceOf(
                Given.Wrong.class, read(exporter, token).given().get());
        assertEquals(ProblemCode.TOKEN_FOR_OTHER_ACCOUNT, wrong.problem().code());
    }

    @Test
    void whatWouldTakeMuchOverIsTypedOnceMore() {
        var model = new TokenImportModel(null);
        var controller = new TokenImportController(console.context(), model);
        controller.read(token);
        model.local().text().set("$JS.API.>");
        controller.start();
        assertTrue(model.meant().asked().get());
        model.meant().text().set("$JS.API.>");
        controller.start();
        assertEquals(console.lastResult(), model.result().get());
    }
}
