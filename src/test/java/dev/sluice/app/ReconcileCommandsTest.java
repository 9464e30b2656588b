package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.Trust;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Comparing with servers, suspending, renewing and recovering, by commands alone.
final class ReconcileCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private AutoCloseable servers = () -> {};

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        var environment = shell.json("init", "--operator", "KO").get("environment");
        var system = environment.get("systemAccount");
        var trust = new Trust(
                environment.get("operator").get("jwt").asString(),
                system.get("key").asString(),
                system.get("jwt").asString());
        ServerCluster cluster = TestServers.start(Age.NEWEST, trust, 1);
        servers = cluster;
        shell.done("init", "--operator", "KO", "--server", cluster.urls().getFirst());
        shell.done("account", "add", "ACCTA");
        shell.done("account", "add", "ACCTB");
    }

    @AfterEach
    void end() throws Exception {
        servers.close();
    }

    private String status() {
        return shell.json("federation", "status", "ORDERS", "--account", "ACCTA")
                .get("connection")
                .get("status")
                .asString();
    }

    @Test
    @DisplayName("S0-16 S3-A15 limited, suspended, resumed, renewed; then every server is in step")
    void connectionsInTime() {
        shell.done(
                "federation",
                "export",
                "orders.>",
                "--account",
                "ACCTA",
                "--to",
                "ACCTB",
                "--name",
                "ORDERS",
                "--valid-for",
                "20d");
        var accepted = shell.json("federation", "accept", "ORDERS", "--account", "ACCTB");
        var ends = ends(accepted);
        shell.done("federation", "suspend", "ORDERS", "--account", "ACCTA");
        assertEquals("suspended", status());
        shell.done("federation", "resume", "ORDERS", "--account", "ACCTA");
        assertEquals("active", status());
        var renewed = shell.json("federation", "renew", "ORDERS", "--account", "ACCTA", "--for", "90d");
        assertTrue(ends(renewed).isAfter(ends));

        var found = shell.json("reconcile", "--dry-run");
        assertFalse(found.get("drift").asBoolean());
        assertTrue(found.get("complete").asBoolean());
        assertEquals(3, found.get("accounts").size());
        for (var account : found.get("accounts")) {
            assertFalse(account.get("drift").asBoolean());
            assertFalse(account.get("servers").get(0).get("drift").asBoolean());
        }
        assertEquals(0, shell.json("drift", "ls").get("drifts").size());
        assertEquals(0, shell.json("recover", "ls").get("open").size());
        assertEquals(1, shell.json("servers", "ls").get("servers").size());
        assertTrue(shell.done("settings", "set", "pending-life", "12h").out().contains("12 hours"));
        assertEquals(
                "PT12H",
                shell.json("settings", "ls").get("settings").get("pending-life").asString());
    }

    private static Instant ends(JsonNode document) {
        return Instant.parse(document.get("connection").get("expiresAt").asString());
    }
}
