package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.ui.testing.RetailTest;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// S3-A17 as a person sees it: every act of sharing is in the log, and the log can be checked.
class AuditTest extends RetailTest {

    @Test
    @DisplayName("S3-A17: what was done, by whom, how it ended, what servers said; filtered, related, exported")
    void s3_A17_everyActOfSharingIsInTheLog() throws IOException {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var federation = retail.services().federation();
        var orders = retail.share(carts, shop, "orders", "orders.>");
        var declined = retail.offer(carts, shop, "returns", "returns.>");
        federation.decline(declined.id(), ActingAccount.of(shop.key()), "not before March");
        federation.end(orders.id(), ActingAccount.of(carts.key()), OperationOptions.now());
        show("audit");
        select("End share");
        awaitText("active → revoked");
        awaitText("n1 · stored");
        picture("A0-audit");
        assertEquals(List.of(), nameless());
        for (var what : List.of("Offer share", "Accept share", "Decline share", "Add account", "Create environment")) {
            select(what);
        }

        choose("#audit-action", "federation.decline");
        await(() -> rows() == 1);
        related("Connection returns");
        await(() -> rows() == 2);
        awaitText("About Connection returns");
        picture("A1-audit-related");

        files.answer(root);
        item("audit-export", "audit-export-csv");
        awaitText("2 entries written");
        var file = root.resolve("audit-retail-about-connection-returns.csv");
        var lines = Files.readAllLines(file);
        assertTrue(lines.getFirst().contains("About Connection returns"), lines.getFirst());
        assertEquals(4, lines.size());

        press("#audit-related-clear");
        await(() -> rows() > 4);
        choose("#audit-outcome", "CANCELLED");
        awaitText("Nothing in the log matches");
        press("#audit-clear");
        await(() -> rows() > 4);
        press("#audit-verify");
        awaitText("The chain is intact");
        picture("A2-audit-whole");
        assertFalse(shows("The chain is broken"));

        edit("UPDATE audit_entry SET act = 'federation.accept' WHERE act = 'federation.decline'");
        press("#audit-verify");
        awaitText("The chain is broken at entry");
        awaitText("Somebody edited the database without Sluice.");
        // It is no toast: it stays while a person looks elsewhere.
        press("#go-accounts");
        press("#go-audit");
        awaitText("The chain is broken at entry");
        picture("A3-audit-broken");
        assertEquals(List.of(), nameless());

        // One that cannot be read is marked, and hides no other.
        edit("UPDATE audit_entry SET changes = 'no json' WHERE entry_no = 2");
        press("#go-accounts");
        press("#go-audit");
        awaitText("Damaged");
        select("Entry 2");
        awaitText("Its row holds what Sluice never writes.");
        picture("A4-audit-unreadable");
        assertEquals(List.of(), nameless());
    }

    /// Behind the back of the store, which is open.
    private void edit(String sql) {
        var url = "jdbc:h2:async:" + retail.workspace().folder().resolve("sluice") + ";IFEXISTS=TRUE";
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private int rows() {
        return onTable().getItems().size();
    }

    private TableView<?> onTable() {
        return (TableView<?>) window().stage().getScene().getRoot().lookup(".data-table .table-view");
    }

    private void choose(String list, String words) {
        var box = node(list, ComboBox.class);
        fx(() -> {
            for (var each : box.getItems()) {
                if (each.toString().contains(words)) {
                    box.getSelectionModel().select(box.getItems().indexOf(each));
                    return;
                }
            }
            throw new AssertionError(words + " is not among " + box.getItems());
        });
    }

    private void related(String name) {
        select("Decline share");
        var menu = node("#audit-related", MenuButton.class);
        fire(menu, name);
    }

    private void item(String menu, String id) {
        var button = node("#" + menu, MenuButton.class);
        fx(() -> button.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private void fire(MenuButton menu, String name) {
        fx(() -> menu.getItems().stream()
                .filter(item -> name.equals(item.getText()))
                .findFirst()
                .map(MenuItem.class::cast)
                .orElseThrow()
                .fire());
    }
}
