package dev.sluice.app;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.testing.Age;
import dev.sluice.testing.OtherTool;
import dev.sluice.testing.TestParts;
import dev.sluice.testing.TestServers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Comparing with servers, suspending, renewing and recovering, by commands alone.
final class ReconcileCommandsTest {
    private static final String EXPORT = "exports[stream news.>]";

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private AutoCloseable servers = () -> {};

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        var environment = shell.json("init", "--operator", "KO").get("environment");
        var system = environment.get("systemAccount");
        var trust = new ServerTrust(
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
        assertTrue(shell.done("federation", "suspend", "ORDERS", "--account", "ACCTB")
                .out()
                .replaceAll(" [(]A[^)]*[)]", "")
                .contains("until ACCTA and ACCTB have both resumed it"));
        var held = shell.json("federation", "resume", "ORDERS", "--account", "ACCTB");
        assertEquals("local", held.get("outcome").asString());
        var holders = held.get("connection").get("suspendedBy");
        assertEquals(1, holders.size());
        assertEquals("ACCTA", holders.get(0).get("name").asString());
        assertTrue(shell.done("federation", "status", "ORDERS", "--account", "ACCTA")
                .out()
                .contains("closed by ACCTA"));
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

    /// What somebody with another console and our keys does on the servers.
    private void elsewhere(BiConsumer<EnvironmentServices, Signer> act) {
        try (var parts = TestParts.open(shell.workspace());
                var secret = Passphrase.of(Shell.PASSPHRASE.toCharArray())) {
            parts.vault().unlock(secret);
            var environment =
                    parts.store().read(view -> view.environments().all().getFirst());
            try (var services = EnvironmentServices.of(environment.id(), parts.ports(parts.store()))) {
                act.accept(services, parts.vault());
            }
        }
    }

    private static String request(PublicKey account, PublicKey signing, Signer keys) {
        try {
            return JwtWriter.encode(
                    GenericClaims.deleteAccounts(signing, List.of(account)),
                    keys.signer(signing),
                    Instant.now().getEpochSecond());
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private static void push(EnvironmentServices services, PublicKey account, String jwt) {
        assertTrue(services.link()
                .pushing(resolver -> resolver.push(account, jwt, resolver.expected()))
                .isComplete());
    }

    @Test
    @DisplayName("S0-16 drift keep: what the servers lost is pushed again, and what came back is deleted again")
    void keptWhateverHappenedThere() {
        assertTrue(shell.run("drift", "keep", "ACCTA").expect(1).err().contains("SL-3051"));
        var texts = new ArrayList<String>();
        elsewhere((services, keys) -> {
            var account = services.accounts().find("ACCTA");
            texts.add(requireNonNull(account.release().jwt()));
            var signing = services.environment().signingKey();
            var request = request(account.key(), signing, keys);
            services.link().pushing(resolver -> resolver.delete(account.key(), request, resolver.expected()));
        });
        assertTrue(shell.json("reconcile", "--dry-run").get("drift").asBoolean());
        var kept = shell.json("drift", "keep", "ACCTA");
        assertEquals("done", kept.get("outcome").asString());
        assertFalse(kept.get("deleted").asBoolean());
        assertFalse(shell.json("reconcile", "--dry-run").get("drift").asBoolean());

        shell.done("account", "rm", "ACCTA");
        assertTrue(shell.run("drift", "keep", "ACCTA").expect(1).err().contains("SL-3051"));
        assertTrue(shell.run("drift", "keep", "NOBODY").expect(1).err().contains("SL-5001"));
        elsewhere((services, _) ->
                push(services, services.accounts().findEver("ACCTA").key(), texts.getFirst()));
        assertTrue(shell.json("reconcile", "--dry-run").get("drift").asBoolean());
        var gone = shell.json("drift", "keep", "ACCTA");
        assertEquals("done", gone.get("outcome").asString());
        assertTrue(gone.get("deleted").asBoolean());
        assertEquals("ACCTA", gone.get("account").get("name").asString());
        assertFalse(shell.json("reconcile", "--dry-run").get("drift").asBoolean());
    }

    private JsonNode shown(String... more) {
        var command = Stream.concat(Stream.of("federation", "status", "ORDERS", "--account", "ACCTA"), Stream.of(more));
        return shell.json(command.toArray(String[]::new)).get("connection");
    }

    private void lost() {
        elsewhere((services, keys) -> {
            var account = services.accounts().find("ACCTA");
            var request = request(account.key(), services.environment().signingKey(), keys);
            services.link().pushing(resolver -> resolver.delete(account.key(), request, resolver.expected()));
        });
    }

    private void shared(String life) {
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
                life);
        shell.done("federation", "accept", "ORDERS", "--account", "ACCTB");
    }

    @Test
    @DisplayName(
            "Whoever looks at servers judges: what they lost is active no more, what they have again is; with its age")
    void whoeverLooksJudges() {
        shared("20d");
        assertTrue(shown().get("seenAgeSeconds").asLong() >= 0);
        var listed = shell.done("federation", "ls").out();
        assertTrue(listed.contains("SEEN") && listed.contains(" ago"), listed);
        var before = Instant.parse(shown().get("seenAt").asString());
        lost();
        shell.done("reconcile", "--dry-run");
        assertEquals("proof-failed", shown().get("reason").asString());
        shell.done("reconcile");
        assertEquals("active", status());
        assertTrue(Instant.parse(shown().get("seenAt").asString()).isAfter(before));
        assertTrue(shell.done("federation", "status", "ORDERS", "--account", "ACCTB")
                .out()
                .contains("Seen     "));
    }

    @Test
    @DisplayName("A proof tells of a connection whose state is another now, and of none that stands as before")
    void proofTellsWhatMoved() {
        shared("20d");
        var unchanged = shell.done("proof", "ACCTB").out();
        assertFalse(unchanged.contains(" now."), unchanged);
        lost();
        var moved = shell.done("proof", "ACCTB").out();
        assertTrue(moved.contains("ORDERS of ACCTA for ACCTB is degraded now."), moved);
        assertEquals("degraded", status());
        var again = shell.done("proof", "ACCTB").out();
        assertFalse(again.contains(" now."), again);
        shell.done("reconcile");
        assertEquals("active", status());
    }

    @Test
    @DisplayName(
            "An activation that has ended is called expired without anybody asking servers, and ended by reconcile")
    void endedActivationsAreNotActive() {
        shared("2s");
        Awaitility.await().until(() -> status().equals("degraded"));
        assertEquals("expired", shown("--check").get("reason").asString());
        shell.done("reconcile");
        var ended =
                shell.json("federation", "ls", "--history").get("connections").get(0);
        assertEquals("revoked", ended.get("status").asString());
        assertEquals("expired", ended.get("reason").asString());
    }

    @Test
    @DisplayName("S3-A15 drift take --claim: those claims of theirs come into the rows, the others stay ours")
    void takenClaimByClaim() {
        elsewhere(ReconcileCommandsTest::changed);
        var shown = shell.json("drift", "show", "ACCTA").get("drift");
        var paths = shown.findValuesAsString("path");
        assertEquals(Set.of(EXPORT, "description", "tags[theirs]"), Set.copyOf(paths), shown::toString);

        var unknown = shell.run("drift", "take", "ACCTA", "--claim", EXPORT, "--claim", "exports[stream none]");
        assertTrue(unknown.expect(1).err().contains("SL-3053"), unknown.err());
        assertTrue(unknown.err().contains("exports[stream none]"), unknown.err());
        assertEquals(1, shell.json("drift", "ls").get("drifts").size());
        var nothing = shell.run("drift", "take", "ACCTB", "--claim", EXPORT);
        assertTrue(nothing.expect(1).err().contains("SL-3051"), nothing.err());
        assertTrue(shell.run("drift", "take", "ACCTA", "--claim", EXPORT, "--stage")
                .expect(2)
                .err()
                .contains("--stage"));

        var taken = shell.done("drift", "take", "ACCTA", "--claim", EXPORT, "--claim", "description");
        assertTrue(taken.out().contains("): description, " + EXPORT + "."), taken.out());
        assertFalse(shell.json("reconcile", "--dry-run").get("drift").asBoolean());
        assertEquals(0, shell.json("drift", "ls").get("drifts").size());
        var exports = shell.json("export", "ls", "--account", "ACCTA").get("exports");
        assertEquals("news.>", exports.get(0).get("subject").asString());
        elsewhere((services, _) -> {
            var jwt = requireNonNull(services.accounts().find("ACCTA").release().jwt());
            assertEquals("by hand", Provenance.read(jwt).orElseThrow().description());
            assertEquals(List.of(), Provenance.read(jwt).orElseThrow().tags());
        });
    }

    private static void changed(EnvironmentServices services, Signer keys) {
        try {
            new OtherTool(services, keys).push(services.accounts().find("ACCTA"), ReconcileCommandsTest::changed);
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private static AccountClaims changed(AccountClaims claims) {
        var export =
                ExportClaim.builder("news.>", ShareKind.STREAM).name("news").build();
        return claims.copy()
                .exports(List.of(export))
                .description("by hand")
                .tags(List.of("theirs"))
                .build();
    }

    private static Instant ends(JsonNode document) {
        return Instant.parse(document.get("connection").get("expiresAt").asString());
    }
}
