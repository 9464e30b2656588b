package dev.sluice.domain.interop.kit;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("A connection kit")
final class ConnectionKitTest {
    private static ConnectionKit kit(Permission publish, Permission subscribe) {
        return new ConnectionKit(
                "ACME",
                "app",
                List.of("nats://a:4222", "nats://b:4222"),
                ConnectionKit.inbox(subscribe),
                publish,
                subscribe,
                null,
                List.of());
    }

    @Test
    @DisplayName("G13 has an example in each language, of what the user may do and nothing else")
    void examples() {
        var files = kit(Permission.allowing("orders.*"), Permission.allowing("news.>", "_INBOX_app.>"))
                .files();
        assertEquals(
                Set.of(
                        "README.md",
                        "Example.java",
                        "example.go",
                        "example.py",
                        "example.mjs",
                        "Example.cs",
                        "example.sh"),
                files.keySet());
        files.forEach((name, text) -> {
            assertTrue(text.contains("news."), name);
            assertTrue(text.contains("app.creds"), name);
            assertTrue(text.contains("INBOX"), name);
            assertFalse(text.matches("(?s).*@[A-Z]+@.*"), name);
        });
        var silent = kit(Permission.NONE, new Permission(List.of(), List.of("_INBOX.>")))
                .files();
        assertFalse(requireNonNull(silent.get("Example.java")).contains("subscribe"));
        assertFalse(requireNonNull(silent.get("example.go")).contains("Publish"));
        assertTrue(requireNonNull(silent.get("README.md")).contains("hears no answers"));
        // Where nothing is known to be sent or heard, each still connects.
        silent.forEach((name, text) -> assertTrue(text.contains("app.creds"), name));
    }

    @Test
    @DisplayName("G13 lets no subject out of its quotes")
    void quoted() {
        var hostile = "a\";System.exit(1)//.\\x.$(id).'`id`";
        var files =
                kit(Permission.allowing(hostile), Permission.allowing(hostile)).files();
        assertTrue(requireNonNull(files.get("Example.java")).contains("\"a\\\";System.exit(1)//.\\\\x.$(id).'`id`\""));
        assertTrue(requireNonNull(files.get("example.sh"))
                .contains("pub 'a\";System.exit(1)//.\\x.$(id).'\\''`id`' hello"));
        assertFalse(requireNonNull(files.get("README.md")).contains("`id`"));
    }

    @Test
    @DisplayName("G13 names the prefix of inboxes that the user may hear")
    void inboxes() {
        assertEquals("_INBOX", ConnectionKit.inbox(Permission.NONE));
        assertEquals("_INBOX", ConnectionKit.inbox(Permission.allowing("_INBOX.>")));
        assertEquals("my.inbox", ConnectionKit.inbox(Permission.allowing("orders.>", "my.inbox.>")));
        assertEquals("", ConnectionKit.inbox(Permission.allowing("orders.>", "x*inbox.>", ".inbox.>")));
        assertEquals("", ConnectionKit.inbox(new Permission(List.of(), List.of("_INBOX.>"))));
    }
}
