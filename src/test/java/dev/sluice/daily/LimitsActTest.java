package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.TestClient;
import io.nats.client.impl.Headers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is set less often, seen by clients and streams.
class LimitsActTest {
    @TempDir
    private Path folder = Path.of("");

    private static String api(TestClient client, String subject, String request) {
        return client.ask("$JS.API." + subject, request, 1).getFirst();
    }

    private static String create(TestClient client, String name, String more) {
        var request = "{\"name\":\"%s\",\"subjects\":[\"%s\"],\"storage\":\"file\"%s}".formatted(name, name, more);
        return api(client, "STREAM.CREATE." + name, request);
    }

    @Test
    @DisplayName("S4-11 streams are refused that are too large, too many, or do not say how large they become")
    void streams() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            daily.done("account add A");
            daily.done("account edit A --jetstream-disk 10MB --streams 1 --disk-stream-size 1MB"
                    + " --max-bytes-required yes --subscriptions 6");
            daily.done("user add u --account A --creds a.creds");
            try (var client = daily.connect("a.creds")) {
                assertTrue(create(client, "S", "").contains("error"));
                assertTrue(create(client, "S", ",\"max_bytes\":2000000").contains("error"));
                assertFalse(create(client, "S", ",\"max_bytes\":500000").contains("error"));
                assertTrue(create(client, "T", ",\"max_bytes\":1000").contains("error"));
                for (var row : daily.json("account usage A").get("limits")) {
                    if (row.get("limit").asString().equals("streams")) {
                        assertEquals(1, row.get("used").asInt());
                    }
                }
                var lower = daily.json("account edit A --jetstream-disk 0 --streams 0 --dry-run");
                assertTrue(lower.get("cuts").toString().contains("streams"), lower.toString());
                // By replicas from now on: one server has room for R1 only.
                daily.done("account edit A --replicas R1 --jetstream-disk 5MB --streams 2");
                assertFalse(create(client, "T", ",\"max_bytes\":1000").contains("error"));
                assertTrue(create(client, "U", "").contains("error"));
                for (var i = 0; i < 8; i++) {
                    client.connection().subscribe("s." + i);
                }
                await().until(() ->
                        String.valueOf(client.connection().getLastError()).contains("subscriptions"));
            }
        }
    }

    @Test
    @DisplayName(
            "S4-11 bearer users, traces, cluster traffic and auth callout act; an account that starts later is shut")
    void others() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            daily.done("account add A B");
            daily.done("user add b --account A --bearer --creds bearer.creds");
            daily.done("user add u --account A --creds a.creds");
            assertTrue(daily.isLetIn("bearer.creds"));
            daily.done("account edit A --bearer no --trace traces.here --trace-sampling 100 --cluster-traffic owner");
            assertFalse(daily.isLetIn("bearer.creds"));
            try (var client = daily.connect("a.creds")) {
                var traces = client.connection().subscribe("traces.here");
                client.flush();
                var headers = new Headers();
                headers.add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
                client.connection().publish("somewhere", headers, DailyShell.bytes("x"));
                assertNotNull(traces.nextMessage(Duration.ofSeconds(5)));
            }
            assertEquals(1, daily.run("account edit B --trace-sampling 10").code());
            daily.run("account edit B --trace t --trace-sampling 101").expect(2);

            daily.done("user add auth --account B --creds auth.creds");
            daily.done("user add guest --account B --creds guest.creds");
            daily.done("account edit B --auth-callout-user auth --auth-callout-account *");
            assertTrue(daily.isLetIn("auth.creds"));
            assertFalse(daily.isLetIn("guest.creds"), "nobody answers for it");
            daily.done("account edit B --no-auth-callout");
            assertTrue(daily.isLetIn("guest.creds"));

            // Servers that have an account in use go on with what they have of it: a start is for a new one.
            daily.done("account add D --stage");
            daily.done("account edit D --starts 2099-01-01 --stage");
            daily.done("user add u --account D --creds d.creds");
            daily.run("push --all");
            assertFalse(daily.isLetIn("d.creds"));
            daily.done("account edit D --starts now");
            assertTrue(daily.isLetIn("d.creds"));
        }
    }
}
