package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestClient;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Sluice sets of accounts, users and exports, seen to act on the oldest and the newest server: one server of
/// each age, one push, and a client for each claim (claims-on-servers.md).
class ClaimsActTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final String ACCOUNTS = """
            account add LIMITS JS FLAT TIERS LEAVES CALLOUT ENDING MAPS SELLER BUYER
            account edit LIMITS --payload 10B --subscriptions 3 --bearer no --default-deny-publish secret.>
            user add plain --account LIMITS --creds plain.creds
            user add bearer --account LIMITS --bearer --creds bearer.creds
            account edit JS --jetstream-memory 1MB --jetstream-disk 4MB --streams 2 --consumers 1 --ack-pending 5
            account edit JS --memory-stream-size 200KB --disk-stream-size 1MB --max-bytes-required yes
            user add js --account JS --creds js.creds
            account edit FLAT --jetstream-disk 1MB --streams 9
            user add flat --account FLAT --creds flat.creds
            account edit TIERS --replicas R1 --jetstream-disk 2MB --streams 1
            user add tiers --account TIERS --creds tiers.creds
            account edit LEAVES --leaf-nodes 1
            user add leaf --account LEAVES --creds leaf.creds
            user add answerer --account CALLOUT --creds answerer.creds
            user add guest --account CALLOUT --creds guest.creds
            user add ending --account ENDING --creds ending.creds
            mapping add half left --account MAPS --weight 50
            mapping add half right --account MAPS --weight 50
            user add maps --account MAPS --creds maps.creds
            role add team --account MAPS --allow-publish {{tag(team)}}.>
            user add red --account MAPS --role team --tag team:red --creds red.creds
            user add near --account MAPS --source-network 127.0.0.0/8 --connection-type standard --creds near.creds
            user add far --account MAPS --source-network 10.9.8.0/24 --creds far.creds
            user add web --account MAPS --connection-type websocket --creds web.creds
            user add proxied --account MAPS --proxy-required --creds proxied.creds
            user add small --account MAPS --subscriptions 2 --payload 10B --creds small.creds
            user add server --account MAPS --allow-subscribe ask --allow-responses 1 --creds server.creds
            user add brief --account MAPS --expires 1s --creds brief.creds
            export add price --account SELLER --name price --service --public
            user add seller --account SELLER --creds seller.creds
            user add buyer --account BUYER --creds buyer.creds
            """;

    /// What is asked of an export, which is to be on servers before.
    private static final String SHARES = """
            export edit price --account SELLER --latency measured --sampling 100
            import add --from SELLER --subject price --service --account BUYER
            """;

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private int port;
    private int leafPort;
    private Age age = Age.NEWEST;

    @ParameterizedTest
    @EnumSource
    @DisplayName("S4-1 S4-2 S4-4 S4-6 S4-8 S4-11 S4-30 each limit, rule and mapping acts on servers of each age")
    void claimsAct(Age tried) throws Exception {
        age = tried;
        shell = new Shell(folder);
        port = NatsServers.freePort();
        leafPort = NatsServers.freePort();
        var environment = shell.json("init", "--operator", "KO", "--server", "nats://127.0.0.1:" + port)
                .get("environment");
        var system = environment.get("systemAccount");
        var config = folder.resolve("server.conf");
        Files.writeString(config, """
                        server_name: n1
                        host: "127.0.0.1"
                        port: %d
                        operator: %s
                        system_account: %s
                        resolver { type: full, dir: jwt, interval: "2m" }
                        resolver_preload { %s: %s }
                        jetstream { store_dir: js, max_mem: 64MB, max_file: 1GB }
                        leafnodes { host: "127.0.0.1", port: %d }
                        """.formatted(
                        port,
                        environment.get("operator").get("jwt").asString(),
                        system.get("key").asString(),
                        system.get("key").asString(),
                        system.get("jwt").asString(),
                        leafPort));
        try (var _ = NatsServers.start(age, config, port)) {
            var now = LocalTime.now(ZoneOffset.UTC);
            batch(ACCOUNTS
                    + "user add closed --account MAPS --time-range %s-%s --time-zone UTC --creds closed.creds\n"
                            .formatted(TIME.format(now.plusHours(2)), TIME.format(now.plusHours(3))));
            try (var ending = connect("ending")) {
                // Long enough to get there: of what has ended already servers would take nothing.
                shell.done("account", "edit", "ENDING", "--expires", "15s");
                account();
                streams();
                leaves();
                rules();
                mappings();
                shares();
                callout();
                await().atMost(Duration.ofMinutes(1)).until(() -> DailyShell.isCut(ending));
            }
            assertFalse(isLetIn("ending"));
            later();
        }
    }

    private void batch(String lines) {
        shell.run(shell.terminal(lines, Optional.empty()), "batch", "-", "--push-once")
                .expect(0);
    }

    private TestClient connect(String user) throws IOException, InterruptedException {
        return TestClient.connect(new Options.Builder()
                .server("nats://127.0.0.1:" + port)
                .authHandler(Nats.credentials(folder.resolve(user + ".creds").toString()))
                .noReconnect());
    }

    private boolean isLetIn(String user) throws IOException, InterruptedException {
        try (var _ = connect(user)) {
            return true;
        } catch (IOException | IllegalStateException _) {
            return false;
        }
    }

    private void account() throws Exception {
        assertFalse(isLetIn("bearer"), "bearer users are refused");
        try (var client = connect("plain");
                var hearer = connect("plain")) {
            var heard = Inbox.of(hearer, ">");
            client.publish("secret.x", "no");
            client.publish("open", "yes");
            await().until(() -> heard.count() > 0);
            assertEquals("open", heard.subjects().getFirst(), "what users may by default");
            for (var subject : new String[] {"a", "b", "c", "d"}) {
                client.connection().subscribe(subject);
            }
            await().until(() -> lastError(client).contains("subscriptions"));
        }
        try (var client = connect("plain")) {
            await().until(() -> DailyShell.isRefused(client, "eleven long"));
        }
    }

    private static String lastError(TestClient client) {
        return String.valueOf(client.connection().getLastError());
    }

    private void streams() throws Exception {
        try (var client = connect("js")) {
            refused(client, stream("F", "file", 0), "max bytes");
            refused(client, stream("F", "file", 2_000_000), "max");
            refused(client, stream("F", "memory", 300_000), "max");
            made(client, stream("F", "file", 500_000));
            made(client, stream("M", "memory", 100_000));
            refused(client, stream("X", "file", 1000), "streams");
            refused(client, consumer("c1", 50), "pending");
            made(client, consumer("c1", 5));
            refused(client, consumer("c2", 5), "consumers");
            client.publish("F", "x");
            client.ask("$JS.API.CONSUMER.MSG.NEXT.F.c1", "", 1);
            var used = shell.json("account", "usage", "JS").get("limits").toString();
            for (var row : new String[] {
                "streams\",\"allowed\":2,\"used\":2",
                "consumers\",\"allowed\":1,\"used\":1",
                "ack-pending\",\"allowed\":5,\"used\":1",
                "memory-stream-size\",\"allowed\":204800,\"used\":100000",
                "disk-stream-size\",\"allowed\":1048576,\"used\":500000"
            }) {
                assertTrue(used.contains("\"limit\":\"" + row), used);
            }
        }
        try (var client = connect("flat")) {
            refused(client, stream("BIG", "file", 2_000_000), "storage");
            refused(client, stream("M", "memory", 1000), "memory");
            made(client, stream("F", "file", 500_000));
        }
        try (var client = connect("tiers")) {
            made(client, stream("R", "file", 1000));
            refused(client, stream("S", "file", 1000), "streams");
        }
        var told = shell.json("account", "usage", "TIERS");
        assertTrue(
                told.get("replicas").get("R1").toString().contains("\"streams\",\"allowed\":1,\"used\":1"),
                told.toString());
        assertTrue(
                told.get("limits").toString().contains("\"used\":null,\"untold\":\"of-one-message\""), told.toString());
    }

    /// Where it is asked for, and what is asked.
    private record Request(String subject, String body) {}

    private static Request stream(String name, String storage, int size) {
        var most = size == 0 ? "" : ",\"max_bytes\":" + size;
        return new Request(
                "STREAM.CREATE." + name,
                "{\"name\":\"%s\",\"subjects\":[\"%s\"],\"num_replicas\":1,\"storage\":\"%s\"%s}"
                        .formatted(name, name, storage, most));
    }

    private static Request consumer(String name, int pending) {
        return new Request("CONSUMER.DURABLE.CREATE.F." + name, """
                {"stream_name":"F","config":{"durable_name":"%s","ack_policy":"explicit","max_ack_pending":%d}}
                """.formatted(name, pending));
    }

    private static String answer(TestClient client, Request request) {
        return client.ask("$JS.API." + request.subject(), request.body(), 1).getFirst();
    }

    private static void made(TestClient client, Request request) {
        var answer = answer(client, request);
        assertFalse(answer.contains("\"error\""), request + ": " + answer);
    }

    private static void refused(TestClient client, Request request, String why) {
        var answer = answer(client, request);
        assertTrue(answer.contains("\"error\"") && answer.contains(why), request + ": " + answer);
    }

    /// A server of its own joins as a leaf. A lower limit leaves it there and lets no other in; a suspension cuts it.
    private void leaves() throws Exception {
        var own = NatsServers.freePort();
        var config = Files.createDirectory(folder.resolve("leaf")).resolve("server.conf");
        Files.writeString(config, """
                        server_name: leaf
                        host: "127.0.0.1"
                        port: %d
                        leafnodes { remotes: [ { url: "nats-leaf://127.0.0.1:%d", credentials: "%s" } ] }
                        """.formatted(own, leafPort, folder.resolve("leaf.creds")));
        try (var _ = NatsServers.start(age, config, own)) {
            await().until(() -> leafNodes() == 1);
            assertTrue(shell.done("account", "edit", "LEAVES", "--leaf-nodes", "0")
                    .err()
                    .contains("nothing can be added"));
            assertEquals(1, leafNodes());
            shell.done("account", "suspend", "LEAVES");
            await().until(() -> leafNodes() == 0);
            var log = config.resolveSibling("server.log");
            await().until(() -> Files.readString(log).contains("maximum account active connections exceeded"));
        }
    }

    private long leafNodes() {
        for (var row : shell.json("account", "usage", "LEAVES").get("limits")) {
            if (row.get("limit").asString().equals("leaf-nodes")) {
                return row.get("used").asLong();
            }
        }
        throw new AssertionError("no row of leaf nodes");
    }

    private void rules() throws Exception {
        assertTrue(isLetIn("near"));
        assertFalse(isLetIn("far"), "a network");
        assertFalse(isLetIn("web"), "a way to connect");
        assertFalse(isLetIn("closed"), "an hour");
        // Servers before 2.12 do not look at it.
        assertEquals(age == Age.OLDEST, isLetIn("proxied"), "a proxy");
        await().until(() -> !isLetIn("brief"));
        try (var small = connect("small")) {
            for (var subject : new String[] {"a", "b", "c"}) {
                small.connection().subscribe(subject);
            }
            await().until(() -> lastError(small).contains("maximum subscriptions"));
        }
        try (var small = connect("small")) {
            await().until(() -> DailyShell.isRefused(small, "eleven long"));
        }
        try (var server = connect("server");
                var red = connect("red");
                var all = connect("maps")) {
            server.connection()
                    .createDispatcher(message -> server.connection().publish(message.getReplyTo(), new byte[] {1}))
                    .subscribe("ask");
            server.flush();
            assertNotNull(all.connection().request("ask", new byte[0], Duration.ofSeconds(10)));
            var heard = Inbox.of(all, ">");
            server.publish("elsewhere", "no");
            red.publish("blue.x", "no");
            red.publish("red.x", "yes");
            await().until(() -> heard.count() > 0);
            assertEquals("red.x", heard.subjects().getFirst(), "answers only, and one's own team");
            shell.done(
                    "user",
                    "edit",
                    "server",
                    "--account",
                    "MAPS",
                    "--no-permissions",
                    "--revoke-old",
                    "--creds",
                    "freed.creds");
            await().until(() -> DailyShell.isCut(server));
            assertFalse(isLetIn("server"), "with what was issued before");
            try (var freed = connect("freed")) {
                freed.publish("elsewhere", "yes");
                await().until(() -> heard.subjects().contains("elsewhere"));
            }
        }
    }

    private void mappings() throws Exception {
        try (var client = connect("maps")) {
            var left = Inbox.of(client, "left");
            var right = Inbox.of(client, "right");
            var half = Inbox.of(client, "half");
            for (var i = 0; i < 200; i++) {
                client.connection().publish("half", DailyShell.bytes("x"));
            }
            await().until(() -> left.count() + right.count() == 200);
            assertTrue(left.count() > 0 && right.count() > 0);
            assertEquals(0, half.count());
        }
    }

    /// A sampled answer tells the seller how long it took, and who asked: the buyer said yes to that.
    private void shares() throws Exception {
        batch(SHARES);
        shell.done("import", "edit", "price", "--account", "BUYER", "--share", "yes");
        try (var seller = connect("seller");
                var buyer = connect("buyer")) {
            var measured = Inbox.of(seller, "measured");
            var headers = new CompletableFuture<String>();
            seller.connection()
                    .createDispatcher(message -> {
                        headers.complete(String.valueOf(message.getHeaders().getFirst("Nats-Request-Info")));
                        seller.connection().publish(message.getReplyTo(), new byte[] {1});
                    })
                    .subscribe("price");
            seller.flush();
            assertNotNull(buyer.connection().request("price", new byte[0], Duration.ofSeconds(10)));
            await().until(() -> measured.count() == 1);
            assertTrue(headers.get().contains("\"host\""), headers.get());
        }
    }

    private void later() throws Exception {
        shell.done("account", "add", "LATE", "--stage");
        shell.done("account", "edit", "LATE", "--starts", "2099-01-01", "--stage");
        shell.done("user", "add", "late", "--account", "LATE", "--creds", "late.creds");
        assertTrue(shell.run("push", "LATE").err().contains("SL-4032"));
        assertFalse(isLetIn("late"), "the account starts later");
    }

    /// With a curve key the question comes sealed to who is to answer it. Servers that know no callout let in by
    /// credentials alone, and Sluice says so.
    private void callout() throws Exception {
        var xkey = shell.json("nkey", "gen", "curve").get("public").asString();
        var told = shell.done(
                "account", "edit", "CALLOUT", "--auth-callout-user", "answerer", "--auth-callout-xkey", xkey);
        assertEquals(age == Age.OLDEST, told.err().contains("n1 2.9"), told.err());
        if (age == Age.OLDEST) {
            assertTrue(told.err().contains("auth callout"), told.err());
            assertTrue(isLetIn("guest"));
            var planned = shell.json("account", "edit", "CALLOUT", "--trace", "t", "--dry-run");
            assertTrue(planned.get("unheeded").get(0).asString().contains("traces"), planned.toString());
            return;
        }
        try (var answerer = connect("answerer")) {
            var asked = answerer.connection().subscribe("$SYS.REQ.USER.AUTH");
            answerer.flush();
            assertFalse(isLetIn("guest"), "nobody said yes");
            var question = asked.nextMessage(Duration.ofSeconds(10));
            assertTrue(new String(question.getData(), StandardCharsets.UTF_8).startsWith("xkv1"), "it is sealed");
            assertNotNull(question.getHeaders().getFirst("Nats-Server-Xkey"));
        }
    }
}
