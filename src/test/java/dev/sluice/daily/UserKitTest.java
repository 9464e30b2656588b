package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a developer is handed, and whether it works, on a real server.
class UserKitTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("G13 a kit has credentials that let a client in; trying says what servers take and refuse")
    void kit() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            daily.done("account add ACME");
            daily.done("user add app --account ACME --allow-publish orders.> --allow-subscribe news.>"
                    + " --allow-subscribe _INBOX_app.> --creds app.creds");
            var kit = daily.json("user kit app --account ACME --out kit");
            assertEquals("_INBOX_app", kit.get("inboxPrefix").asString());
            var creds = folder.resolve("kit/app.creds");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(creds)));
            assertTrue(daily.isLetIn("kit/app.creds"));
            assertTrue(Files.readString(folder.resolve("kit/example.go")).contains("\"news.>\""));
            assertEquals(1, daily.run("user kit app --account ACME --out kit").code(), "nothing is replaced unasked");
            daily.done("user kit app --account ACME --out kit.zip");
            try (var zip = new ZipFile(folder.resolve("kit.zip").toFile())) {
                assertEquals(8, zip.size());
            }
            var tried = daily.json("user try app --account ACME --publish orders.test");
            assertEquals(3, tried.get("tried").size());
            tried.get("tried").forEach(one -> assertTrue(one.get("taken").asBoolean(), one.toString()));
            var refused = daily.run("user try app --account ACME --publish admin.x --subscribe secret.>");
            assertEquals(1, refused.code());
            assertTrue(refused.out().contains("publish admin.x: refused"), refused.out());
            assertTrue(refused.out().contains("subscribe secret.>: refused"), refused.out());
            assertTrue(refused.out().contains("subscribe news.>: taken"), refused.out());
            assertFalse(refused.out().contains("orders"), refused.out());
        }
    }
}
