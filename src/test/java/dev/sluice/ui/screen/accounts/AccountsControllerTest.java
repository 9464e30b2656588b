package dev.sluice.ui.screen.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Accounts, without a toolkit")
class AccountsControllerTest extends ControllerTest {

    private final AccountsModel model = new AccountsModel();
    private final AccountsController controller = new AccountsController(console.context(), model);

    private List<String> names() {
        return model.rows().items().stream().map(AccountsRow::name).toList();
    }

    @Test
    void accountsAreListedAndTheSelectedOneStaysSelected() {
        controller.activate();
        var made = console.unit().account("ACCTA");
        assertTrue(names().contains("ACCTA"), names().toString());
        model.rows().selectedId().set(made.key().text());
        console.unit().account("ACCTB");
        assertEquals(made.key().text(), model.rows().selectedId().get());
        assertEquals("ACCTA", model.detail().get().row().name());
    }

    @Test
    void theDetailHasWhatItSharesAndWithWhom() {
        var unit = console.unit();
        var from = unit.account("ACCTA");
        var shared = unit.share(from, unit.account("ACCTB"), "orders.>");
        controller.open(from.key().text());
        controller.activate();
        var detail = model.detail().get();
        assertEquals(
                List.of("orders"),
                detail.exports().stream().map(AccountsDetail.Shared::name).toList());
        var linked = detail.connections().getFirst();
        assertEquals("ACCTB", linked.partner());
        controller.onOpenConnection(linked);
        assertEquals(List.of(new Route(ScreenId.CONNECTIONS, shared.id().value().toString())), console.gone());
    }

    @Test
    void whatIsDeletedLeavesTheListAndTheSelection() {
        var unit = console.unit();
        var account = unit.account("ACCTA");
        controller.open(account.key().text());
        controller.activate();
        assertTrue(controller.delete(row("ACCTA")).isEnabled());
        unit.services().accounts().remove(account.key(), OperationOptions.now());
        assertFalse(names().contains("ACCTA"), names().toString());
        assertEquals(null, model.rows().selectedId().get());
        assertEquals(null, model.detail().get());
    }

    private AccountsRow row(String name) {
        return model.rows().items().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatDiffersOnServersSaysSo() throws JwtException {
        var unit = console.unit();
        var account = unit.account("ACCTA");
        controller.activate();
        assertFalse(row("ACCTA").differs());
        unit.otherTool().addExport(account, "foreign.>");
        unit.services().reconciler().compare(_ -> {});
        assertTrue(row("ACCTA").differs());
    }
}
