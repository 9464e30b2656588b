package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminatedTest extends RetailTest {

    @Test
    void anEmptyListSaysWhatWillBeThere() {
        show("terminated");
        awaitText("Nothing has ended yet");
        picture("50-terminated-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void everyEndSaysWhyAndByWhom() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var legacy = retail.account("Legacy");
        var federation = retail.services().federation();
        var revoked = retail.share(carts, shop, "orders", "orders.>");
        federation.end(revoked.id(), ActingAccount.of(carts.key()), OperationOptions.now());
        var left = retail.share(carts, shop, "stock", "stock.>");
        federation.end(left.id(), ActingAccount.of(shop.key()), OperationOptions.now());
        var declined = retail.offer(carts, shop, "carts", "retail.v1.cart.>");
        federation.decline(declined.id(), ActingAccount.of(shop.key()), "We take the nightly file instead.");
        var withdrawn = retail.offer(carts, shop, "returns", "returns.>");
        federation.end(withdrawn.id(), ActingAccount.of(carts.key()), OperationOptions.now());
        retail.share(legacy, shop, "meters", "meters.>");
        retail.services().accounts().remove(legacy.key(), OperationOptions.now());
        show("terminated");
        awaitText("Revoked by ACCTB");
        awaitText("Legacy was deleted");
        awaitText("Withdrawn by ACCTA");
        picture("51-terminated");
        select("carts");
        awaitText("We take the nightly file instead.");
        awaitText("ACCTB declined the offer of ACCTA");
        picture("52-terminated-declined");
        select("meters");
        awaitText("It cannot be offered again: the account Legacy is deleted");
        picture("53-terminated-gone");
        assertEquals(List.of(), nameless());
    }

    @Test
    void offeringAgainMakesANewConnection() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var federation = retail.services().federation();
        var revoked = retail.share(carts, shop, "orders", "orders.>");
        federation.end(revoked.id(), ActingAccount.of(carts.key()), OperationOptions.now());
        show("terminated");
        select("orders");
        press("#terminated-offer");
        awaitText("Offer orders again?");
        picture("54-offer-again");
        press("#act-verb");
        awaitText("orders is offered to ACCTB");
        picture("55-offered-again");
        assertEquals(ConnectionState.REVOKED, federation.get(revoked.id()).state());
        assertEquals(
                List.of(ConnectionState.PENDING),
                federation.list().stream()
                        .filter(connection -> !connection.id().equals(revoked.id()))
                        .map(connection -> connection.state())
                        .toList());
    }
}
