package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What only a cluster shows: limits by replicas, and mappings of one cluster. Three servers that keep streams
/// together need seconds to agree on a leader, so it runs with the fault tests.
@Tag("faults")
class ClusterClaimsTest {
    @ParameterizedTest
    @EnumSource
    @DisplayName("S4-8 S4-11 R1 and R3 have limits of their own, and a mapping holds in the cluster it names")
    void byReplicas(Age age, @TempDir Path folder) throws Exception {
        try (var daily = DailyShell.start(folder, age, 3)) {
            daily.done("account add A");
            daily.done("account edit A --replicas R1 --jetstream-disk 1MB --jetstream-memory 1MB --streams 1");
            daily.done("account edit A --replicas R3 --jetstream-disk 2MB --streams 1 --consumers 1"
                    + " --disk-stream-size 1MB --max-bytes-required yes");
            daily.done("mapping add here there --account A --cluster sandbox");
            daily.done("mapping add mine yours --account A --cluster elsewhere");
            daily.done("user add u --account A --creds u.creds");
            try (var client = daily.connect("u.creds")) {
                // Nobody leads the streams of a cluster that has just come up.
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> !create(client, "one", 1, 1000).contains("\"error\""));
                assertRefused(create(client, "two", 1, 1000), "streams");
                assertRefused(create(client, "three", 3, 0), "max bytes");
                assertRefused(create(client, "three", 3, 1_500_000), "max");
                var made = create(client, "three", 3, 500_000);
                assertFalse(made.contains("\"error\""), made);
                assertRefused(create(client, "four", 3, 1000), "streams");

                var heard = Inbox.of(client, "*");
                client.publish("here", "1");
                client.publish("mine", "2");
                await().until(() -> heard.count() == 2);
                assertEquals("[there, mine]", heard.subjects().toString());
            }
        }
    }

    private static void assertRefused(String answer, String why) {
        assertTrue(answer.contains("\"error\"") && answer.contains(why), answer);
    }

    private static String create(TestClient client, String name, int replicas, int most) {
        var request = "{\"name\":\"%s\",\"subjects\":[\"s.%s\"],\"num_replicas\":%d%s}"
                .formatted(name, name, replicas, most == 0 ? "" : ",\"max_bytes\":" + most);
        var subject = "$JS.API.STREAM.CREATE." + name;
        // Three servers agree on a leader first.
        try {
            var answer = client.connection().request(subject, DailyShell.bytes(request), Duration.ofSeconds(20));
            return answer == null ? "\"error\": nobody answered" : new String(answer.getData(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
