package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts of a configuration, taken into operator mode on a real server, and tried by their users.
class ConfigImportTest {
    private static final String CONF = """
            accounts {
              SHOP {
                users [
                  { user: web, password: topsecret, permissions: { publish: "orders.>", subscribe: "_INBOX.>" } }
                ]
                exports [ { stream: "orders.>", accounts: [BILL] }, { service: "prices.*" } ]
                mappings { "old.orders": "orders.old" }
              }
              BILL {
                users [ { user: clerk, password: topsecret } ]
                limits { max_conn: 2 }
                imports [
                  { stream: {account: SHOP, subject: "orders.>"}, prefix: shop }
                  { service: {account: SHOP, subject: "prices.*"} }
                ]
              }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName(
            "G4 a file's accounts come into operator mode after a dry run; what two of them share flows, and no more")
    void taken() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            Files.writeString(folder.resolve("server.conf"), CONF);
            var told = daily.done("config import server.conf --dry-run").out();
            assertTrue(told.contains("BILL"), told);
            assertFalse(told.contains("topsecret"), told);
            assertEquals(0, daily.json("federation ls").get("connections").size());
            assertEquals(2, daily.run("config import server.conf").code());
            var taken = daily.json("config import server.conf --creds-dir creds");
            assertEquals(2, taken.get("accounts").asInt());
            assertEquals(2, taken.get("shares").asInt());
            var clerk = folder.resolve("creds/BILL-clerk.creds");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(clerk)));
            try (var web = daily.connect("creds/SHOP-web.creds");
                    var bill = daily.connect("creds/BILL-clerk.creds")) {
                var inbox = Inbox.of(bill, "shop.>");
                bill.flush();
                web.publish("orders.1", "one");
                web.publish("secret.1", "two");
                web.publish("orders.2", "three");
                web.flush();
                await().until(() -> inbox.count() >= 2);
                assertEquals(List.of("shop.orders.1", "shop.orders.2"), inbox.subjects());
            }
            assertEquals(
                    "active",
                    daily.json("federation ls")
                            .get("connections")
                            .get(0)
                            .get("status")
                            .asString());
            var again = daily.json("config import server.conf --creds-dir creds");
            assertEquals(0, again.get("accounts").asInt(), "what is here stays as it is");
        }
    }
}
