package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// From where, when, how and how much: what is said of users and roles, seen by their clients.
class UserRestrictionsTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final List<String> RULES = List.of(
            "--allow-subscribe", "news.*",
            "--allow-subscribe", "orders.> workers",
            "--allow-subscribe", "orders.> eu.*",
            "--allow-subscribe", "open.>",
            "--deny-subscribe", "news.secret",
            "--deny-subscribe", "orders.us.> workers",
            "--deny-subscribe", "open.closed.>");
    private static final List<String> WANTED = List.of(
            "news.a",
            "news.>",
            "news.a.b",
            "news.secret",
            "news.a q",
            "orders.x",
            "orders.x workers",
            "orders.x others",
            "orders.x eu.de",
            "orders.us.x workers",
            "orders.us.x eu.de",
            "open.>",
            "open.closed.x",
            "open.closed.>",
            "other");

    @TempDir
    private Path folder = Path.of("");

    private int made;

    @Test
    @DisplayName("S4-30 S4-31 networks, times, ways to connect, limits and answers of users and roles hold on servers")
    void restrictions() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            daily.done("account add ACME");
            daily.done("user add all --account ACME --creds all.creds");
            letIn(daily, "--source-network 127.0.0.0/8,::1/128", true);
            letIn(daily, "--source-network 10.9.8.0/24", false);
            letIn(daily, "--connection-type standard,mqtt", true);
            letIn(daily, "--connection-type websocket", false);
            letIn(daily, range("Asia/Tokyo", -60, 3600), true);
            letIn(daily, range("Asia/Tokyo", 3600, 7200), false);
            edited(daily);
            closingTime(daily);
            limits(daily);
            answers(daily);
            role(daily);
        }
    }

    private static String range(String zone, int from, int to) {
        var now = LocalTime.now(ZoneId.of(zone));
        return "--time-range " + TIME.format(now.plusSeconds(from)) + "-" + TIME.format(now.plusSeconds(to))
                + " --time-zone " + zone;
    }

    private void letIn(DailyShell daily, String restriction, boolean isExpected)
            throws IOException, InterruptedException {
        var name = "u" + made++;
        daily.done("user add " + name + " --account ACME " + restriction + " --creds " + name + ".creds");
        assertEquals(isExpected, daily.isLetIn(name + ".creds"), restriction);
    }

    /// What is not named stays.
    private static void edited(DailyShell daily) throws IOException, InterruptedException {
        daily.done(
                "user add e --account ACME --source-network 10.9.8.0/24 --tag Gold --subscriptions 9 --creds e.creds");
        daily.done("user edit e --account ACME --source-network any --tag eu --remove-tag gold --creds e2.creds");
        assertTrue(daily.isLetIn("e2.creds"));
        var user = daily.json("user show e --account ACME").get("user");
        assertEquals(9, user.get("limits").get("subscriptions").asInt());
        assertEquals("[\"eu\"]", user.get("tags").toString());
        assertTrue(user.get("sourceNetworks").isEmpty());
        var issued = user.get("issued");
        assertEquals(2, issued.size());
        assertEquals("e2.creds", issued.get(0).get("name").asString());
        assertFalse(issued.get(0).get("by").asString().isEmpty());
    }

    private static void closingTime(DailyShell daily) throws IOException, InterruptedException {
        daily.done("user add guest --account ACME --creds guest.creds " + range("UTC", -600, 5));
        try (var guest = daily.connect("guest.creds")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> DailyShell.isCut(guest));
        }
    }

    private static void limits(DailyShell daily) throws IOException, InterruptedException {
        daily.done("user add small --account ACME --subscriptions 2 --payload 10B --creds small.creds");
        try (var small = daily.connect("small.creds")) {
            small.connection().subscribe("a");
            small.connection().subscribe("b");
            small.flush();
            assertTrue(small.connection().getLastError() == null);
            small.connection().subscribe("c");
            await().until(() ->
                    String.valueOf(small.connection().getLastError()).contains("maximum subscriptions"));
        }
        try (var small = daily.connect("small.creds")) {
            await().until(() -> DailyShell.isRefused(small, "eleven long"));
        }
    }

    private static void answers(DailyShell daily) throws IOException, InterruptedException {
        daily.done("user add server --account ACME --creds server.creds --allow-subscribe svc --allow-responses 1");
        try (var server = daily.connect("server.creds");
                var all = daily.connect("all.creds")) {
            server.connection()
                    .createDispatcher(
                            message -> server.connection().publish(message.getReplyTo(), DailyShell.bytes("answered")))
                    .subscribe("svc");
            server.flush();
            var heard = Inbox.of(all, "elsewhere");
            var reply = all.connection().request("svc", DailyShell.bytes("?"), Duration.ofSeconds(5));
            assertNotNull(reply);
            server.publish("elsewhere", "1");
            all.flush();
            assertEquals(0, heard.count());
        }
        var said =
                daily.run("user can server --account ACME --publish elsewhere").expect(1);
        assertTrue(said.out().contains("may answer"), said.out());
    }

    private static void role(DailyShell daily) throws IOException, InterruptedException {
        daily.done("role add remote --account ACME --source-network 10.9.8.0/24 --allow-publish orders.>");
        daily.done("user add far --account ACME --role remote --creds far.creds");
        assertFalse(daily.isLetIn("far.creds"));
        daily.done("role edit remote --account ACME --source-network any");
        assertTrue(daily.isLetIn("far.creds"));
        assertEquals(1, daily.run("user can far --account ACME --publish other").code());
        assertTrue(daily.run("role edit remote --account ACME --payload 0")
                .expect(1)
                .err()
                .contains("SL-5180"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Age.class,
            names = {"NEWEST", "OLDEST"})
    @DisplayName("S4-4 user can says of queues and wildcards what servers of each age do")
    void sameAsServers(Age age) throws Exception {
        try (var daily = DailyShell.start(folder, age)) {
            daily.done("account add ACME");
            daily.done("user add all --account ACME --creds all.creds");
            letIn(daily, "--proxy-required", age == Age.OLDEST);
            daily.shell()
                    .done(Stream.concat(
                                    Stream.of("user", "add", "app", "--account", "ACME", "--creds", "app.creds"),
                                    RULES.stream())
                            .toArray(String[]::new));
            try (var app = daily.connect("app.creds");
                    var all = daily.connect("all.creds")) {
                for (var wanted : WANTED) {
                    var said = daily.shell().run("user", "can", "app", "--account", "ACME", "--subscribe", wanted);
                    assertEquals(isAllowed(app, wanted) ? 0 : 1, said.code(), () -> wanted + ": " + said.out());
                }
                // What the wider subscription lets in is delivered, too.
                var heard = Inbox.of(app, "news.>");
                all.publish("news.a.b", "deeper than allowed");
                await().until(() -> heard.count() == 1);
            }
        }
    }

    private static boolean isAllowed(TestClient client, String wanted) {
        client.connection().clearLastError();
        var parts = wanted.split(" ", -1);
        if (parts.length == 1) {
            client.connection().subscribe(parts[0]);
        } else {
            client.connection().subscribe(parts[0], parts[1]);
        }
        client.flush();
        var error = client.connection().getLastError();
        return error == null || error.isEmpty();
    }
}
