package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.ui.testing.OtherTool;
import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the window says of work that was interrupted, and of connections that are not as agreed.
class TroubleTest extends RetailTest {

    /// Stands for a process that dies between the pushes of an activation.
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Connection brokenOff(Account from, Account to, String name, String subject) {
        var offer = retail.offer(from, to, name, subject);
        Progress dying = step -> {
            if (step instanceof Progress.Pushing(var account, var purpose)
                    && purpose == Purpose.OPEN
                    && account.key().equals(offer.importer())) {
                throw new Died();
            }
        };
        assertThrows(
                Died.class,
                () -> retail.services()
                        .federation()
                        .accept(
                                offer.id(),
                                ActingAccount.of(to.key()),
                                null,
                                OperationOptions.now().with(dying)));
        return offer;
    }

    private ConnectionState stateOf(Connection connection) {
        return retail.services().federation().get(connection.id()).state();
    }

    @Test
    @DisplayName("S3-A4 a banner says what was interrupted; it is finished or put back there, and the banner goes")
    void interruptedWork() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var orders = brokenOff(carts, shop, "order-feed", "orders.>");
        var returns = brokenOff(shop, carts, "returns", "returns.v2.>");
        show("connections");
        awaitText("Activation of order-feed stopped after ACCTA was pushed.");
        awaitText("1 of 2");
        awaitText("unless you choose");
        picture("90-banner");
        assertEquals(List.of(), nameless());

        turnedByKeyboard();
        press("#recovery-show");
        awaitText("Whether ACCTB got there is not known.");
        awaitText("waits under Pending again");
        picture("91-interrupted");
        assertEquals(List.of(), nameless());
        press("#recovery-back-sheet");
        awaitText("Activation of order-feed: put it back?");
        press("#act-verb");
        awaitText("Activation of order-feed is put back. Done");
        press(".sheet-buttons .button");
        assertEquals(ConnectionState.PENDING, stateOf(orders));

        awaitText("Activation of returns stopped after ACCTB was pushed.");
        select("returns");
        awaitNode("#connections-check");
        fx(() -> retail.workspace().vault().lock());
        awaitText("Waiting for unlock");
        picture("92-banner-locked");
        press("#recovery-unlock");
        write("#passphrase", "open sesame");
        press("#unlock");
        press("#recovery-banner #recovery-finish");
        press("#act-verb");
        awaitText("Activation of returns is finished. Done");
        press(".sheet-buttons .button");
        assertEquals(ConnectionState.ACTIVE, stateOf(returns));
        var banner = node("#recovery-banner", HBox.class);
        await(() -> !banner.isVisible());
        assertTrue(retail.services().recovery().list().isEmpty());
    }

    /// The button that was pressed is made anew, and keeps the keyboard.
    private void turnedByKeyboard() {
        press("#recovery-next");
        awaitText("2 of 2");
        keys(KeyCode.SPACE);
        awaitText("1 of 2");
    }

    @Test
    @DisplayName("S3-A4 a degraded connection says which server fails and why, and is active again when checked")
    void degraded() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var orders = retail.share(carts, shop, "order-feed", "orders.>");
        var tool = new OtherTool(retail.services(), retail.workspace().vault());
        tool.change(shop, claims -> claims.copy().imports(List.of()).build());
        show("connections");
        retail.services().maintenance().round();
        assertEquals(ConnectionState.DEGRADED, stateOf(orders));
        select("order-feed");
        awaitText("has another tool's version of ACCTB");
        awaitText("Show ACCTB in Drift");
        picture("94-degraded");
        assertEquals(List.of(), nameless());
        retail.services().drifts().keepOurs(shop.key(), OperationOptions.now());
        press("#connections-check");
        Awaitility.await().until(() -> stateOf(orders) == ConnectionState.ACTIVE);
        Awaitility.await().until(() -> !shows("has another tool's version"));
        assertFalse(retail.services().reconciler().compare().isDrift());
    }
}
