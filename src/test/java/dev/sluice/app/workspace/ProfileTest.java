package dev.sluice.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.app.Shell;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.model.record.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whoever writes to the files of a workspace does not become its administrator.
class ProfileTest {
    @TempDir
    private Path folder;

    private Shell shell = new Shell(Path.of("unused"));

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
    }

    private void observed() {
        shell.done("init", "--operator", "KO");
        shell.done("settings", "set", "profile", "observer");
        refused("SL-1040", "account", "add", "more");
    }

    private void refused(String code, String... arguments) {
        var run = shell.run(arguments).expect(1);
        assertTrue(run.err().contains(code), run.err());
    }

    private void writeRow(Profile profile) {
        try (var writer = Executors.newSingleThreadExecutor()) {
            var store = H2Store.open(shell.workspace(), writer);
            store.write(tx -> {
                tx.settings().save(Setting.ofWorkspace("profile", profile.word()));
                return profile;
            });
            store.close();
        }
    }

    /// With a right sum, as somebody would who has read how it is made.
    private void writeVault(String word) throws IOException, NoSuchAlgorithmException {
        var file = shell.workspace().resolve("vault.json");
        var mapper = JsonMapper.builder().build();
        var json = (ObjectNode) mapper.readTree(Files.readAllBytes(file));
        if (word.isEmpty()) {
            json.remove("profile");
            json.put("version", 2);
        } else {
            json.put("profile", word);
        }
        json.remove("sum");
        var sum = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(json));
        json.put("sum", HexFormat.of().formatHex(sum));
        Files.write(file, mapper.writeValueAsBytes(json));
    }

    @Test
    @DisplayName(
            "A profile that somebody wrote into the database is told, nothing is changed, and the passphrase settles it")
    void alteredRow() {
        observed();
        writeRow(Profile.ADMINISTRATOR);
        refused("SL-1040", "account", "add", "more");
        assertEquals("observer", profile());
        shell.done("settings", "set", "profile", "administrator");
        writeRow(Profile.OBSERVER);
        refused("SL-1043", "account", "add", "more");
        assertEquals("administrator", profile());
        var wrong = shell.with("SLUICE_PASSPHRASE", "wrong");
        var run = wrong.run("settings", "set", "profile", "administrator").expect(1);
        assertTrue(run.err().contains("SL-2002"), run.err());
        shell.done("settings", "set", "profile", "administrator");
        shell.done("account", "add", "more");
    }

    private String profile() {
        return shell.json("settings", "ls").path("settings").path("profile").asString();
    }

    @Test
    @DisplayName("A profile that somebody wrote into the vault, or took out of it, opens no key")
    void alteredVault() throws IOException, NoSuchAlgorithmException {
        observed();
        for (var word : new String[] {"administrator", ""}) {
            writeVault(word);
            writeRow(Profile.ADMINISTRATOR);
            refused("SL-2032", "account", "add", "more");
            assertEquals("KO", shell.json("environment", "ls").findValue("name").asString());
            shell.done("settings", "set", "profile", "observer");
            refused("SL-1040", "account", "add", "more");
        }
        assertTrue(Files.readString(shell.workspace().resolve("vault.json"), StandardCharsets.UTF_8)
                .contains("\"profile\":\"observer\""));
    }

    @Test
    @DisplayName("The profile of a workspace that an older Sluice made is bound when its vault is next opened")
    void olderWorkspace() throws IOException {
        Files.createDirectory(shell.workspace());
        Files.setPosixFilePermissions(shell.workspace(), PosixFilePermissions.fromString("rwx------"));
        try (var writer = Executors.newSingleThreadExecutor()) {
            H2Store.create(shell.workspace(), writer).close();
        }
        try (var old =
                Objects.requireNonNull(getClass().getResourceAsStream("/dev/sluice/testing/vault-version-1.json"))) {
            Files.copy(old, shell.workspace().resolve("vault.json"));
        }
        writeRow(Profile.OBSERVER);
        refused("SL-1040", "init", "--operator", "KO");
        writeRow(Profile.ADMINISTRATOR);
        refused("SL-1040", "init", "--operator", "KO");
    }
}
