package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class NscCommandsTest {
    private static final String FIXTURE =
            Path.of("src/test/resources/nsc/ko").toAbsolutePath().toString();

    @TempDir
    Path folder;

    @Test
    void aDryRunMakesNoWorkspace() {
        var shell = new Shell(folder);
        var plan = shell.json("nsc", "import", FIXTURE, "--dry-run");
        assertFalse(plan.get("applied").asBoolean());
        assertEquals("KO", plan.get("operators").get(0).get("environment").asString());
        assertFalse(Files.exists(shell.workspace()));
        shell.run("nsc", "import", folder.toString()).expect(1);
        shell.run("nsc", "import", FIXTURE, "--operator", "OTHER").expect(1);
        assertFalse(Files.exists(shell.workspace()));
    }

    @Test
    void anAccountOfAStrictOperatorMintsWithASigningKey() throws Exception {
        var shell = new Shell(folder);
        shell.done("nsc", "import", FIXTURE.replace("/ko", "/strict"), "--level", "staging");
        shell.done("account", "add", "ACCTN", "--stage");
        shell.done("user", "add", "robot", "--account", "ACCTN", "--creds", "robot.creds");
        var creds = shell.json("jwt", "decode", "robot.creds");
        var account = shell.json("account", "show", "ACCTN").findValue("key").asString();
        assertEquals(account, creds.at("/claims/nats/issuer_account").asString(), creds.toString());
        assertNotEquals(account, creds.at("/claims/iss").asString());
    }

    @Test
    void inAndOutAgain() throws Exception {
        var shell = new Shell(folder);
        var done = shell.json("nsc", "import", FIXTURE, "--level", "staging");
        assertTrue(done.get("applied").asBoolean());
        assertEquals(4, done.get("environments").get(0).get("accounts").asInt());
        assertEquals(15, done.get("environments").get(0).get("keys").asInt());
        assertTrue(shell.done("nsc", "import", FIXTURE).out().contains("Nothing new"));
        assertTrue(shell.done("nsc", "export", "out").out().contains("0 seeds"));
        assertTrue(Files.exists(folder.resolve("out/stores/KO/.nsc")));
        shell.run("nsc", "export", "workspace").expect(1);
        shell.done("context", "export", "accta-user", "--account", "ACCTA", "--name", "shop", "--dir", "nats/context");
        var context = folder.resolve("nats/context/shop.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(context)));
        var json = JsonMapper.shared().readTree(context);
        assertEquals("nats://localhost:4222", json.get("url").asString());
        assertEquals(2, json.size(), "url and creds only");
        var creds = Path.of(json.get("creds").asString());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(creds)));
        assertEquals(
                Files.readString(Path.of(FIXTURE, "keys/creds/KO/ACCTA/accta-user.creds")), Files.readString(creds));
        shell.run("context", "export", "accta-user", "--account", "ACCTA", "--name", "shop", "--dir", "nats/context")
                .expect(1);
        shell.run("context", "export", "accta-user", "--account", "ACCTA", "--name", "../x", "--dir", "nats/context")
                .expect(1);
        var back = shell.json("context", "import", "--dir", "nats/context");
        assertEquals("here", back.get("contexts").get(0).get("verdict").asString());
    }
}
