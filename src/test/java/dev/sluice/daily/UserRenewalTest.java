package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import io.nats.client.Connection.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fresh credentials where a client reads them, on two real servers.
class UserRenewalTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName(
            "G5 a client is let in with the new credentials on every server before the old ones end; who is cut is told")
    void renewed() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST, 2)) {
            daily.done("account add ACME");
            daily.done("user add app other --account ACME --creds-dir .");
            var file = folder.resolve("app.creds");
            Files.copy(file, folder.resolve("old.creds"));
            assertEquals(
                    1,
                    daily.run("user renew app --account ACME --creds other.creds")
                            .code());
            assertEquals(
                    1,
                    daily.run("user renew app --account ACME --creds none.creds")
                            .code());
            var kept = daily.json("user renew app --account ACME --creds app.creds --keep-old");
            assertEquals(2, kept.get("serversLetIn").asInt(), kept.toString());
            assertEquals(2, kept.get("serversExpected").asInt());
            assertTrue(daily.isLetIn("old.creds"), "the same key is good until its end");
            Files.copy(file, folder.resolve("kept.creds"));
            try (var client = daily.connect("old.creds")) {
                client.flush();
                var renewed = daily.json("user renew app --account ACME --creds app.creds");
                assertEquals(2, renewed.get("serversLetIn").asInt());
                assertEquals(1, renewed.get("cuts").size(), renewed.toString());
                assertTrue(renewed.get("cuts").get(0).get("cutAt").isString());
                await().until(() -> client.connection().getStatus() == Status.CLOSED);
            }
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertTrue(daily.isLetIn("app.creds"));
            assertFalse(daily.isLetIn("old.creds"));
            assertFalse(daily.isLetIn("kept.creds"));
            var before = Files.readString(file);
            daily.servers().servers().getLast().close();
            var failed = daily.run("user renew app --account ACME --creds app.creds");
            assertEquals(1, failed.code());
            assertTrue(failed.err().contains("SL-3047"), failed.err());
            assertEquals(before, Files.readString(file));
            assertTrue(daily.isLetIn("app.creds"), "what is not proven ends nothing");
        }
    }
}
