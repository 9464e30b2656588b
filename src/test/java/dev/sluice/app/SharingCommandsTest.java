package dev.sluice.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestServers;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From nothing to a live flow and back, by commands alone, on a real server.
final class SharingCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private AutoCloseable servers = () -> {};
    private String url = "";

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
        url = cluster.urls().getFirst();
        shell.done("init", "--operator", "KO", "--server", url);
        shell.done("account", "add", "ACCTA");
        shell.done("account", "add", "ACCTB");
    }

    @AfterEach
    void end() throws Exception {
        servers.close();
    }

    @Test
    @DisplayName("S0-1, S3-A1, S3-A3, S3-A5, S3-A6, S3-A8, S3-2: offer, accept as, flow, revoke")
    void aShareFromOfferToRevocation() throws Exception {
        try (var exporter = user("ACCTA");
                var importer = user("ACCTB")) {
            var arrived = listen(importer, "vendor-orders.>");
            publish(exporter, "orders.eu.created", "before");
            shell.done("federation", "export", "orders.>", "--account", "ACCTA", "--to", "ACCTB", "--name", "ORDERS");
            assertEquals("pending", status("ORDERS", "ACCTA"));
            publish(exporter, "orders.eu.created", "offered");
            var accepted =
                    shell.json("federation", "accept", "ORDERS", "--account", "ACCTB", "--as", "vendor-orders.>");
            assertEquals("done", accepted.get("outcome").asString());
            assertEquals(
                    "vendor-orders.>",
                    accepted.get("connection").get("localSubject").asString());
            assertEquals("active", status("ORDERS", "ACCTB"));
            publish(exporter, "orders.eu.created", "shared");
            await().until(() -> arrived.contains("vendor-orders.eu.created shared"));
            assertEquals(1, arrived.size(), arrived.toString());
            var flow = shell.json("flow", "--seconds", "1").get("flows").get(0);
            assertEquals("subscription counters", flow.get("source").asString());
            assertEquals(1, flow.get("serversAnswered").asInt());
            assertEquals(1, flow.get("serversExpected").asInt());
            assertTrue(
                    shell.json("proof", "ACCTB").get("proof").get("effective").asBoolean());
            shell.done("federation", "rm", "ORDERS", "--account", "ACCTB");
            publish(exporter, "orders.eu.created", "after");
            importer.flush();
            assertEquals(1, arrived.size(), arrived.toString());
            assertEquals(
                    "revoked",
                    shell.json("federation", "ls", "--history")
                            .get("connections")
                            .get(0)
                            .get("status")
                            .asString());
        }
    }

    @Test
    @DisplayName("S0-16: revoke, list the revocation with its time, take it back")
    void aRevocationIsTakenBack() throws Exception {
        shell.done("export", "add", "retail.v1.cart.>", "--name", "CART", "--account", "ACCTA");
        shell.done("activation", "issue", "--account", "ACCTA", "--export", "CART", "--target", "ACCTB", "--out", "t");
        shell.done("import", "add", "--token", "t", "--account", "ACCTB");
        try (var exporter = user("ACCTA");
                var importer = user("ACCTB")) {
            var arrived = listen(importer, "retail.v1.cart.>");
            importer.flush();
            publish(exporter, "retail.v1.cart.add", "one");
            await().until(() -> arrived.contains("retail.v1.cart.add one"));
            shell.done("federation", "rm", "CART-ACCTB", "--account", "ACCTA");
            publish(exporter, "retail.v1.cart.add", "two");
            importer.flush();
            var listed = shell.json("export", "revocations", "CART", "--account", "ACCTA")
                    .get("revocations")
                    .get(0);
            assertEquals("ACCTB", listed.get("target").get("name").asString());
            assertTrue(listed.get("revokedAt").asString().startsWith("20"));
            assertEquals(1, listed.get("holds").size());
            var warned =
                    shell.done("export", "unrevoke", "CART", "--account", "ACCTA", "--target", "ACCTB", "--dry-run");
            assertTrue(warned.out().contains("works again, wherever a copy of it is"), warned.out());
            shell.done("export", "unrevoke", "CART", "--account", "ACCTA", "--target", "ACCTB");
            publish(exporter, "retail.v1.cart.add", "three");
            await().until(() -> arrived.contains("retail.v1.cart.add three"));
            assertEquals(2, arrived.size(), arrived.toString());
            assertTrue(shell.json("export", "revocations", "--account", "ACCTA")
                    .get("revocations")
                    .isEmpty());
        }
    }

    @Test
    @DisplayName("S0-5, S0-7, S0-11: an activation token works for its account only")
    void tokensByHand() throws IOException {
        shell.done("export", "add", "retail.v1.cart.>", "--name", "CART", "--account", "ACCTA");
        shell.done("account", "add", "ACCTC");
        shell.done("activation", "issue", "--account", "ACCTA", "--export", "CART", "--target", "ACCTB", "--out", "t");
        var facts = shell.json("activation", "inspect", "t").get("activation");
        assertEquals("retail.v1.cart.>", facts.get("subject").asString());
        assertEquals("ACCTA", facts.get("exporter").get("name").asString());
        assertEquals("ACCTB", facts.get("target").get("name").asString());
        OfflineCommandsTest.problem(shell.run("import", "add", "--token", "t", "--account", "ACCTC"), "SL-4021");
        shell.done("import", "add", "--token", "t", "--account", "ACCTB");
        var imported =
                shell.json("import", "ls", "--account", "ACCTB").get("imports").get(0);
        assertEquals("private", imported.get("visibility").asString());
        assertEquals("active", imported.get("status").asString());
        Files.writeString(
                folder.resolve("t"), Files.readString(folder.resolve("t")).replace("eyJ", "eyK"));
        OfflineCommandsTest.problem(shell.run("activation", "inspect", "t"), "SL-4003");
    }

    @Test
    void publicExportsNeedNoOffer() {
        shell.done("export", "add", "news.>", "--name", "NEWS", "--public", "--account", "ACCTA");
        var imported = shell.json("import", "add", "--from", "ACCTA", "--subject", "news.>", "--account", "ACCTB");
        assertEquals("public", imported.get("import").get("visibility").asString());
        shell.done("federation", "export", "orders.>", "--account", "ACCTA", "--to", "ACCTB", "--name", "ORDERS");
        for (var line : new String[][] {
            {"account", "rm", "ACCTA", "--dry-run"}, {"export", "rm", "NEWS", "--account", "ACCTA", "--dry-run"}
        }) {
            var cut = shell.without("SLUICE_PASSPHRASE").done(line);
            assertTrue(cut.out().contains("news.> of ACCTA for ACCTB, a public import"), cut.out());
        }
        var plan = shell.json("account", "rm", "ACCTB", "--dry-run").get("ends");
        assertEquals(
                List.of("ORDERS"),
                plan.valueStream().map(one -> one.get("name").asString()).toList());
        shell.done("federation", "rm", "ORDERS", "--account", "ACCTA");
        shell.done("import", "rm", "news.>", "--account", "ACCTB");
        shell.done("export", "rm", "NEWS", "--account", "ACCTA");
        assertEquals(0, shell.json("export", "ls").get("exports").size());
        shell.done("export", "add", "later.>", "--name", "LATER", "--account", "ACCTA", "--stage");
        assertEquals(0, shell.json("export", "ls").get("exports").size());
        shell.done("push", "--all");
        assertEquals(1, shell.json("export", "ls").get("exports").size());
        shell.done("push", "ACCTA");
        OfflineCommandsTest.problem(shell.run("push", "--all", "--without", "nothere"), "SL-3006");
    }

    @Test
    void eventsArePrintedAsTheyHappen() {
        shell.done("federation", "export", "orders.>", "--account", "ACCTA", "--to", "ACCTB", "--name", "ORDERS");
        var run = shell.done("federation", "accept", "ORDERS", "--verbose");
        assertTrue(run.err().contains("ORDERS is activating"), run.err());
        assertTrue(run.err().contains("ORDERS is active"), run.err());
        assertTrue(run.err().contains("Pushing ACCTA"), run.err());
        var ended = shell.done("federation", "rm", "ORDERS");
        assertEquals("", ended.err());
        assertNotEquals("", ended.out());
    }

    private String status(String name, String account) {
        return shell.json("federation", "status", name, "--account", account)
                .get("connection")
                .get("status")
                .asString();
    }

    private TestClient user(String account) throws IOException, InterruptedException {
        var file = folder.resolve(account + ".creds");
        shell.done("user", "add", "tester", "--account", account, "--creds", file.toString());
        return TestClient.connect(new Options.Builder()
                .server(url)
                .authHandler(Nats.credentials(file.toString()))
                .noReconnect());
    }

    private static Queue<String> listen(TestClient client, String subject) {
        var arrived = new ConcurrentLinkedQueue<String>();
        var dispatcher = client.connection()
                .createDispatcher(message -> arrived.add(
                        message.getSubject() + " " + new String(message.getData(), StandardCharsets.UTF_8)));
        dispatcher.subscribe(subject);
        return arrived;
    }

    private static void publish(TestClient client, String subject, String text) throws IOException {
        client.connection().publish(subject, text.getBytes(StandardCharsets.UTF_8));
        client.connection().flushBuffer();
    }
}
