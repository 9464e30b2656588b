package dev.sluice.daily;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import io.nats.client.Connection.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Permissions, roles, revocations and keys of users, seen by their clients.
class UserWorkTest {
    @Nested
    class Newest extends Cases {
        Newest() {
            super(Age.NEWEST);
        }
    }

    @Nested
    class Oldest extends Cases {
        Oldest() {
            super(Age.OLDEST);
        }
    }

    abstract static class Cases {
        private final Age age;

        @TempDir
        private Path folder = Path.of("");

        Cases(Age age) {
            this.age = age;
        }

        @Test
        @DisplayName("S4-4 servers hold what permissions say, and user can says the same, with the rule")
        void permissions() throws Exception {
            try (var daily = DailyShell.start(folder, age)) {
                daily.done("account add ACME");
                daily.done("user add all --account ACME --creds all.creds");
                daily.done("user add app --account ACME --creds app.creds --allow-publish orders.> "
                        + "--deny-publish orders.secret.> --allow-subscribe news.*");
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("app.creds"))));
                assertTrue(daily.run("user creds app --account ACME --creds app.creds")
                        .err()
                        .contains("SL-6"));
                try (var hearer = daily.connect("all.creds");
                        var app = daily.connect("app.creds")) {
                    var heard = Inbox.of(hearer, ">");
                    app.publish("orders.eu.new", "1");
                    app.publish("orders.secret.new", "2");
                    app.publish("news.a", "3");
                    app.publish("orders.last", "4");
                    await().until(() -> heard.count() >= 2);
                    hearer.flush();
                    assertEquals(2, heard.count());
                }
                can(daily, "--publish orders.eu.new", 0, "allow-publish orders.>");
                can(daily, "--publish orders.secret.new", 1, "deny-publish orders.secret.>");
                can(daily, "--publish news.a", 1, "orders.>");
                can(daily, "--subscribe news.a", 0, "allow-subscribe news.*");
                can(daily, "--subscribe news", 1, "news.*");
                var user = daily.json("user show app --account ACME").get("user");
                var ends = Instant.parse(user.get("expiresAt").asString());
                assertTrue(ends.isAfter(Instant.now().plus(Duration.ofDays(364))));
            }
        }

        private static void can(DailyShell daily, String deed, int code, String rule) {
            var run = daily.run("user can app --account ACME " + deed);
            assertEquals(code, run.code(), run.out() + run.err());
            assertTrue(run.out().contains(rule), run.out());
        }

        @Test
        @DisplayName("S4-5 revoked, deleted and rotated users are cut and not let in; others are left alone")
        void shutOut() throws Exception {
            try (var daily = DailyShell.start(folder, age)) {
                daily.done("account add ACME");
                daily.done("user add app other --account ACME --creds-dir .");
                daily.done("user add old --account ACME --creds old.creds");
                try (var app = daily.connect("app.creds");
                        var other = daily.connect("other.creds")) {
                    var listed = daily.json("user connections app --account ACME");
                    assertEquals(1, listed.get("connections").size());
                    daily.done("user revoke app --account ACME");
                    await().until(() -> isCut(app));
                    assertFalse(isCut(other));
                }
                assertFalse(daily.isLetIn("app.creds"));
                assertEquals(
                        1, daily.run("user can app --account ACME --publish a").code());
                daily.done("user creds app --account ACME --creds again.creds --force");
                daily.done("user edit app --account ACME --expires 10d --creds fresh.creds");
                assertTrue(daily.isLetIn("fresh.creds"));
                assertFalse(daily.isLetIn("app.creds"));

                try (var old = daily.connect("old.creds")) {
                    var rotated = daily.json("user rotate old --account ACME --creds new.creds");
                    assertEquals(1, rotated.get("cuts").size());
                    await().until(() -> isCut(old));
                }
                assertFalse(daily.isLetIn("old.creds"));
                assertTrue(daily.isLetIn("new.creds"));

                daily.done("user rm old --account ACME");
                assertFalse(daily.isLetIn("new.creds"));
                assertNotEquals(0, daily.run("user show old --account ACME").code());
                daily.done("user add old --account ACME --creds reborn.creds");
                assertTrue(daily.isLetIn("reborn.creds"));

                daily.done("user revoke --all --account ACME");
                assertFalse(daily.isLetIn("reborn.creds"));
                assertFalse(daily.isLetIn("other.creds"));
                daily.done("user unrevoke --all --account ACME");
                assertTrue(daily.isLetIn("other.creds"));
            }
        }

        @Test
        @DisplayName("S4-6 a role holds for whoever has it, changes under them, and takes them with it")
        void roles() throws Exception {
            try (var daily = DailyShell.start(folder, age)) {
                daily.done("account add ACME");
                daily.done("user add all --account ACME --creds all.creds");
                daily.done("role add writer --account ACME --allow-publish orders.>");
                daily.done("user add app --account ACME --role writer --creds app.creds");
                assertEquals(
                        1,
                        daily.run("user can app --account ACME --publish other").code());
                try (var hearer = daily.connect("all.creds");
                        var app = daily.connect("app.creds")) {
                    var heard = Inbox.of(hearer, "other");
                    daily.done("role edit writer --account ACME --allow-publish other");
                    assertEquals(
                            0,
                            daily.run("user can app --account ACME --publish other")
                                    .code());
                    if (isCut(app)) {
                        try (var again = daily.connect("app.creds")) {
                            again.publish("other", "1");
                        }
                    } else {
                        app.publish("other", "1");
                    }
                    await().until(() -> heard.count() == 1);
                }
                daily.done("role rm writer --account ACME");
                assertFalse(daily.isLetIn("app.creds"));
                assertTrue(daily.isLetIn("all.creds"));
            }
        }

        @Test
        @DisplayName("S4-7 kicked clients are cut where servers can do it, and said to be where they cannot")
        void kicked() throws Exception {
            try (var daily = DailyShell.start(folder, age)) {
                daily.done("account add ACME");
                daily.done("user add app --account ACME --creds app.creds");
                try (var app = daily.connect("app.creds")) {
                    var run = daily.run("user kick app --account ACME");
                    if (age == Age.OLDEST) {
                        assertEquals(1, run.code());
                        assertTrue(run.err().contains("SL-5165"), run.err());
                        assertFalse(isCut(app));
                    } else {
                        assertEquals(0, run.code(), run.err());
                        await().until(() -> isCut(app));
                    }
                }
                assertTrue(daily.isLetIn("app.creds"));
            }
        }

        private static boolean isCut(TestClient client) {
            return client.connection().getStatus() == Status.CLOSED;
        }
    }
}
