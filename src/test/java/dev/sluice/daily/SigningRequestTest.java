package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import dev.sluice.testing.Age;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A partner without the operator's key, and the operator, each with a workspace of their own and one server.
class SigningRequestTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName(
            "G7 a partner's request goes out, comes back signed and is used; what was changed is taken by agreement only")
    void request() throws Exception {
        try (var operator = DailyShell.start(folder, Age.NEWEST)) {
            operator.done("operator show --out op.jwt");
            // Both type in one folder, and have workspaces of their own.
            var partner = new Shell(folder);
            var elsewhere = folder.resolve("partner").toString();
            assertEquals(1, operator.run("account request OURS").code(), "whoever can sign needs no request");
            partner.done("environment", "add", "--operator-jwt", "op.jwt", "--workspace", elsewhere);
            partner.done("account", "request", "GUEST", "--out", "guest.jwt", "--workspace", elsewhere);
            operator.done("operator sign guest.jwt --out signed.jwt --push");
            var own = partner.run("account", "signed", "guest.jwt", "--workspace", elsewhere);
            assertTrue(own.err().contains("SL-5188"), own.err());
            partner.done("account", "edit", "GUEST", "--connections", "5", "--stage", "--workspace", elsewhere);
            var changed = partner.run("account", "signed", "signed.jwt", "--workspace", elsewhere);
            assertTrue(changed.err().contains("SL-5189"), changed.err());
            assertEquals(1, changed.code());
            var told = partner.json("account", "signed", "signed.jwt", "--dry-run", "--workspace", elsewhere);
            assertFalse(told.get("taken").asBoolean());
            assertEquals(1, told.get("changes").size(), told.toString());
            partner.done("account", "signed", "signed.jwt", "--accept-changes", "--workspace", elsewhere);
            var again = partner.json("account", "signed", "signed.jwt", "--workspace", elsewhere);
            assertEquals(0, again.get("changes").size());
            partner.done("user", "add", "bob", "--account", "GUEST", "--creds", "bob.creds", "--workspace", elsewhere);
            assertTrue(operator.isLetIn("bob.creds"));
        }
    }
}
