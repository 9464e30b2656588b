package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shapes of accounts, for new ones and for those of other environments.
class TemplateTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("S4-13 a template gives an account's shape to new ones and to another environment, with the diff")
    void shapes() {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "DEV");
        shell.done("init", "--operator", "PROD");
        var dev = new String[] {"--environment", "DEV"};
        shell.done(with(dev, "account", "add", "ACME"));
        shell.done(with(
                dev,
                "account",
                "edit",
                "ACME",
                "--connections",
                "7",
                "--tag",
                "tenant",
                "--description",
                "A tenant",
                "--replicas",
                "R1",
                "--jetstream-disk",
                "1GB",
                "--default-deny-publish",
                "admin.>",
                "--trace",
                "t"));
        shell.done(with(dev, "mapping", "add", "old", "new", "--account", "ACME"));
        shell.done(with(dev, "export", "add", "orders.>", "--name", "orders", "--account", "ACME"));
        shell.done(with(dev, "user", "add", "u", "--account", "ACME", "--creds", "u.creds"));
        shell.done(with(dev, "account", "template", "save", "tenant", "ACME"));
        assertEquals(
                1,
                shell.run(with(dev, "account", "template", "save", "Tenant", "ACME"))
                        .code());
        shell.done(with(dev, "account", "template", "save", "tenant", "ACME", "--force"));

        shell.done(with(dev, "account", "add", "NEW", "--template", "tenant"));
        assertNothing(shell, with(dev, "account", "template", "diff", "tenant", "NEW"));
        assertEquals(
                0,
                shell.json(with(dev, "user", "ls", "--account", "NEW"))
                        .get("users")
                        .size());

        var prod = new String[] {"--environment", "PROD"};
        shell.done(with(prod, "account", "add", "ACME"));
        var diff = shell.json(with(prod, "account", "template", "diff", "tenant", "ACME"))
                .get("changes")
                .toString();
        for (var word : new String[] {"conn", "tenant", "orders", "old", "admin"}) {
            assertTrue(diff.contains(word), diff);
        }
        shell.done(with(prod, "account", "template", "apply", "tenant", "ACME"));
        assertNothing(shell, with(prod, "account", "template", "diff", "tenant", "ACME"));
        shell.done(with(prod, "account", "template", "rm", "tenant"));
        assertEquals(
                0,
                shell.json(with(prod, "account", "template", "ls"))
                        .get("templates")
                        .size());
        assertTrue(shell.run(with(prod, "account", "add", "X", "--template", "tenant"))
                .err()
                .startsWith("SL-5194"));
    }

    private static void assertNothing(Shell shell, String... words) {
        assertEquals("[]", shell.json(words).get("changes").toString());
    }

    private static String[] with(String[] first, String... rest) {
        var all = new String[first.length + rest.length];
        System.arraycopy(rest, 0, all, 0, rest.length);
        System.arraycopy(first, 0, all, rest.length, first.length);
        return all;
    }
}
