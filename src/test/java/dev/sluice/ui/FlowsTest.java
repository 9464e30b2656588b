package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.testing.LiveTraffic;
import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import javafx.scene.chart.LineChart;
import org.junit.jupiter.api.Test;

class FlowsTest extends RetailTest {

    @Test
    void anEmptyListSaysTheOneNextStep() {
        show("flows");
        awaitText("No flow to read");
        picture("59-flows-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void liveRatesCarrySourceAgeAndHealth() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.share(carts, shop, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>");
        retail.share(carts, shop, "orders", "orders.>");
        retail.share(shop, carts, "returns", "returns.v2.>");
        try (var traffic = new LiveTraffic(retail.services())) {
            traffic.subscribe(shop, "orders.>");
            traffic.publish(carts, "orders.new");
            traffic.subscribe(carts, "returns.v2.>");
            show("flows");
            awaitText("20 msg/s");
            awaitText("subscription counters");
            awaitText("Flowing");
            awaitText("Idle");
            awaitText("No subscriber");
            assertTrue(shows("1 of 1"));
            picture("60-flows");
            select("orders");
            var chart = node(".flow-chart", LineChart.class);
            await(() -> chart.getData().size() == 1
                    && ((javafx.scene.chart.XYChart.Series<?, ?>)
                                            chart.getData().getFirst())
                                    .getData()
                                    .size()
                            > 4);
            picture("61-flows");
            press("#flows-pause");
            awaitText("Paused");
            picture("62-flows-paused");
            press("#flows-pause");
            press("#span-five_minutes");
            awaitText("−5 min");
            assertFalse(shows("Paused"));
            assertEquals(List.of(), nameless());
        }
    }

    @Test
    void numbersGoStaleWhenTheServersAreGone() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.share(carts, shop, "orders", "orders.>");
        try (var traffic = new LiveTraffic(retail.services())) {
            traffic.subscribe(shop, "orders.>");
            traffic.publish(carts, "orders.new");
            show("flows");
            awaitText("20 msg/s");
        }
        retail.stopServers();
        awaitText("Stale");
        select("orders");
        awaitText("The last reading is too old to tell");
        picture("63-flows-stale");
    }
}
