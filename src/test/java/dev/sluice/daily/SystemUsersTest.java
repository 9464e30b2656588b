package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.TestClient;
import io.nats.client.Connection.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users of the system account that are made for somebody else's tools, seen by these.
class SystemUsersTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("S4-38 a user who may look looks and pushes nothing, one who may push does; revoked, it is cut")
    void leastRights() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            daily.done("account add ACME");
            daily.done("user add prometheus --purpose monitor --creds monitor.creds");
            daily.done("user add ci --purpose push --creds push.creds");
            daily.done("user add bob --account ACME --creds bob.creds");
            assertEquals(
                    2, daily.run("user add x --purpose push --allow-publish a").code());
            var jwt = daily.json("account revisions ACME").toString();
            try (var monitor = daily.connect("monitor.creds");
                    var ci = daily.connect("push.creds");
                    var bob = daily.connect("bob.creds")) {
                assertEquals(1, monitor.ask("$SYS.REQ.SERVER.PING", "", 1).size());
                assertEquals(0, monitor.ask("$SYS.REQ.CLAIMS.UPDATE", jwt, 1).size());
                assertEquals(1, ci.ask("$SYS.REQ.CLAIMS.UPDATE", "no token", 1).size());
                bob.flush();
                assertEquals(
                        0,
                        daily.json("user connections --others --account ACME")
                                .get("connections")
                                .size());
                daily.done("user revoke prometheus --account SYS");
                await().until(() -> isCut(monitor));
                assertFalse(isCut(ci));
            }
            assertFalse(daily.isLetIn("monitor.creds"));
            assertTrue(daily.isLetIn("push.creds"));
            daily.done("account add LATER");
            daily.done("user rm ci --account SYS");
            assertFalse(daily.isLetIn("push.creds"));
            assertEquals(1, daily.run("user revoke --all --account SYS").code());
            daily.done("user unrevoke prometheus --account SYS");
            assertTrue(daily.isLetIn("monitor.creds"));
            assertTrue(daily.isLetIn("bob.creds"));
        }
    }

    private static boolean isCut(TestClient client) {
        return client.connection().getStatus() == Status.CLOSED;
    }
}
