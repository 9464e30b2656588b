package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.ui.testing.LiveTraffic;
import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ConnectionsTest extends RetailTest {

    @Test
    void anEmptyListSaysTheOneNextStep() {
        show("connections");
        awaitText("No live connections");
        picture("40-connections-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void aLiveConnectionShowsItsRateAndIsProvenOnEveryServer() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var shared = retail.offer(carts, shop, "orders", "orders.>");
        retail.realm()
                .federation()
                .accept(shared.id(), shop.key(), "vendor-orders.>", dev.sluice.domain.federation.Manner.now());
        retail.share(carts, shop, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>");
        retail.share(shop, carts, "returns", "returns.v2.>");
        try (var traffic = new LiveTraffic(retail.realm())) {
            traffic.subscribe(shop, "vendor-orders.>");
            traffic.publish(carts, "orders.new");
            show("connections");
            awaitText("subscription counters");
            awaitText("20 msg/s");
            picture("41-connections");
            select("orders");
            awaitText("ACCTB is stored on 1 of 1 servers");
            awaitText("vendor-orders.created");
            awaitText("Flowing");
            picture("42-connection-detail");
            assertEquals(List.of(), nameless());
        }
    }

    @Test
    void deleteRevokesFromTheSideThatIsChosen() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var shared = retail.share(carts, shop, "orders", "orders.>");
        try (var traffic = new LiveTraffic(retail.realm())) {
            traffic.subscribe(shop, "orders.>");
            traffic.publish(carts, "orders.new");
            show("connections");
            awaitText("20 msg/s");
            select("orders");
            keys(KeyCode.DELETE);
            awaitText("stops receiving orders.>");
            picture("43-revoke");
            assertEquals(List.of(), nameless());
            var importer = node("#choice-importer", RadioButton.class);
            fx(() -> importer.setSelected(true));
            press("#act-verb");
            awaitText("orders is revoked. Done");
            picture("44-revoked");
        }
        var ended = retail.realm().federation().get(shared.id());
        assertEquals(ConnectionState.REVOKED, ended.state());
        assertEquals(Reason.REVOKED_BY_IMPORTER, ended.status().reason());
    }
}
