package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import io.nats.client.Connection.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Limits, names and suspension of accounts, seen by their clients.
class AccountEditTest {
    @Nested
    class Newest extends Cases {
        Newest() {
            super(Age.NEWEST);
        }
    }

    @Nested
    class Oldest extends Cases {
        Oldest() {
            super(Age.OLDEST);
        }
    }

    abstract static class Cases {
        private final Age age;

        @TempDir
        private Path folder = Path.of("");

        Cases(Age age) {
            this.age = age;
        }

        @Test
        @DisplayName("S4-1 a limit of connections refuses the next client, a lower one cuts, and both are told before")
        void connectionsAreLimited() throws Exception {
            try (var daily = DailyShell.start(folder, age)) {
                daily.done("account add ACME");
                daily.done("user add app --account ACME --creds app.creds");
                daily.done("account edit ACME --connections 2 --payload 1KB --tag Gold --description Tools");
                try (var one = daily.connect("app.creds");
                        var two = daily.connect("app.creds")) {
                    assertFalse(daily.isLetIn("app.creds"));
                    var rows = daily.json("account usage ACME");
                    assertEquals(1, rows.get("servers").get("answered").asInt());
                    assertEquals(1, rows.get("servers").get("expected").asInt());
                    var first = rows.get("limits").get(0);
                    assertEquals("connections", first.get("limit").asString());
                    assertEquals(2, first.get("allowed").asInt());
                    assertEquals(2, first.get("used").asInt());
                    var rehearsed = daily.done("account edit ACME --connections 1 --dry-run");
                    assertTrue(rehearsed.out().contains("close 1 of them"), rehearsed.out());
                    assertEquals(Status.CONNECTED, one.connection().getStatus());
                    assertEquals(Status.CONNECTED, two.connection().getStatus());
                    var told = daily.done("account edit ACME --connections 1");
                    assertTrue(told.err().contains("close 1 of them"), told.err());
                    await().until(() -> one.connection().getStatus() == Status.CLOSED
                            || two.connection().getStatus() == Status.CLOSED);
                }
                daily.done("account edit ACME --connections unlimited");
                assertTrue(daily.isLetIn("app.creds"));
            }
        }

        @Test
        @DisplayName("S4-2 a suspended account loses its clients and lets none in; resumed it has its limits again")
        void suspensionIsReversible() throws Exception {
            try (var daily = DailyShell.start(folder, age)) {
                daily.done("account add ACME");
                daily.done("user add app --account ACME --creds app.creds");
                daily.done("account edit ACME --connections 7");
                try (var client = daily.connect("app.creds")) {
                    daily.done("account suspend ACME");
                    await().until(() -> client.connection().getStatus() == Status.CLOSED);
                }
                daily.done("account suspend ACME");
                assertFalse(daily.isLetIn("app.creds"));
                daily.done("account edit ACME --subscriptions 5");
                assertFalse(daily.isLetIn("app.creds"));
                daily.done("account resume ACME");
                daily.done("account resume ACME");
                assertTrue(daily.isLetIn("app.creds"));
                var first = daily.json("account usage ACME").get("limits").get(0);
                assertEquals(7, first.get("allowed").asInt());
            }
        }

        @Test
        @DisplayName("S4-8 what is published to a mapped subject arrives where mapping test says")
        void mappings() throws Exception {
            try (var daily = DailyShell.start(folder, age)) {
                daily.done("account add ACME");
                daily.done("user add app --account ACME --creds app.creds");
                daily.done("mapping add orders.* v2.$1.orders --account ACME");
                var told = daily.json("mapping test orders.eu --account ACME").get("arrivals");
                assertEquals("v2.eu.orders", told.get(0).get("to").asString());
                assertEquals(1, told.size());
                try (var client = daily.connect("app.creds")) {
                    var heard = Inbox.of(client, ">");
                    client.publish("orders.eu", "1");
                    await().until(() -> heard.count() == 1);
                    assertEquals("v2.eu.orders", heard.subjects().getFirst());
                    daily.done("mapping rm orders.* --account ACME");
                    client.publish("orders.eu", "2");
                    await().until(() -> heard.count() == 2);
                    assertEquals("orders.eu", heard.subjects().get(1));
                }
            }
        }

        @Test
        @DisplayName("S4-3 a renamed account keeps its key, its clients and its users")
        void renamingKeepsTheIdentity() throws Exception {
            try (var daily = DailyShell.start(folder, age)) {
                daily.done("account add ACME Other");
                var key = daily.json("account show ACME").get("account").get("key");
                daily.done("user add app --account ACME --creds app.creds");
                try (var client = daily.connect("app.creds")) {
                    daily.done("account rename ACME Acme-Ltd");
                    assertEquals(
                            key,
                            daily.json("account show Acme-Ltd").get("account").get("key"));
                    assertEquals(Status.CONNECTED, client.connection().getStatus());
                }
                assertNotEquals(0, daily.run("account show ACME").code());
                assertTrue(daily.run("account rename Acme-Ltd other").err().contains("SL-5002"));
                assertTrue(daily.isLetIn("app.creds"));
            }
        }
    }
}
