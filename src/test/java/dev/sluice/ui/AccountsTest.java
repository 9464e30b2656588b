package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest extends RetailTest {

    @Test
    void anEmptyListSaysTheOneNextStep() {
        enter(retail.workspace());
        awaitNode("#go-accounts");
        awaitText("SYS");
        picture("10-accounts-system-only");
    }

    @Test
    void accountsAreListedAndOpened() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.account("Analytics");
        retail.share(carts, shop, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>");
        retail.offer(carts, shop, "orders", "orders.>");
        retail.realm().users().add(carts.key(), "publisher");
        enter(retail.workspace());
        awaitText("ACCTA");
        select("ACCTA");
        awaitText("Grant activations");
        awaitText("publisher");
        picture("11-accounts");
        assertEquals(List.of(), nameless());
    }

    @Test
    void aNewAccountIsListedAndWaitsForThePush() {
        enter(retail.workspace());
        press("#accounts-new");
        write("#account-name", "bad/name");
        awaitText("is not a usable name");
        picture("12-new-account-wrong");
        write("#account-name", "Billing");
        press("#account-create");
        awaitText("Not pushed");
        awaitText("Review and push (1)");
        picture("12-new-account");
        assertEquals(List.of(), nameless());
    }

    @Test
    void deletingAsksForTheName() {
        retail.account("Billing");
        enter(retail.workspace());
        awaitText("Billing");
        select("Billing");
        press("#accounts-delete");
        awaitText("Delete account Billing?");
        picture("13-delete-account");
        write("#typed-name", "Billing");
        press("#act-verb");
        awaitText("Billing is deleted.");
        picture("13-delete-account-done");
    }
}
