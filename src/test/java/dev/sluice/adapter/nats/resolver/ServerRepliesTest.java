package dev.sluice.adapter.nats.resolver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.model.server.PushReport.Silent;
import dev.sluice.domain.model.server.PushReport.Stored;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.testing.TestOperator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What servers answer is hostile input: it must never do more than be unreadable.
class ServerRepliesTest {
    private static final String SERVER = "\"server\":{\"id\":\"NA\",\"name\":\"n1\",\"ver\":\"2.15.2\"}";
    private static final ServerRef N1 = new ServerRef("NA", "n1", "2.15.2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "7",
                "\"x\"",
                "{\"server\":null}",
                "{\"server\":{}}",
                "{\"server\":{\"id\":\"\"}}",
                "{\"server\":{\"id\":[1]}}",
                "{\"server\":[]}",
                "{" + SERVER + "",
                "{" + SERVER + ",\"data\":[1],\"statsz\":[1]}",
                "{" + SERVER + ",\"data\":\"x\",\"statsz\":\"x\"}",
            })
    void nonsenseIsUnreadable(String text) {
        assertEquals(0, readable(text.getBytes(UTF_8)));
    }

    @Test
    void anyBytesAreSurvived() {
        var random = new Random(7);
        var good = ("{" + SERVER + ",\"data\":{\"code\":200,\"message\":\"jwt updated\"}}").getBytes(UTF_8);
        for (var i = 0; i < 5000; i++) {
            var bytes = good.clone();
            for (var changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            readable(bytes);
        }
        readable("[".repeat(100_000).getBytes(UTF_8));
        readable(("{\"server\":" + "{\"a\":".repeat(1000)).getBytes(UTF_8));
    }

    @Test
    void onlyTheOneMessageMeansStored() {
        assertEquals(new Stored(N1), status("\"data\":{\"code\":200,\"message\":\"jwt updated\"}"));
        for (var words : List.of("jwt update skipped", "jwt update cache skipped", "jwt updated cache")) {
            assertEquals(new Refused(N1, words), status("\"data\":{\"code\":200,\"message\":\"" + words + "\"}"));
        }
        assertEquals(new Refused(N1, "jwt updated"), status("\"data\":{\"code\":500,\"message\":\"jwt updated\"}"));
        assertEquals(new Refused(N1, "no room"), status("\"error\":{\"code\":500,\"description\":\"no room\"}"));
        assertEquals(new Refused(N1, "unreadable reply"), status("\"error\":{}"));
        assertEquals(new Refused(N1, "unreadable reply"), status("\"data\":{}"));
        assertEquals(new Refused(N1, "unreadable reply"), status("\"seq\":7"));
        assertEquals(
                new Refused(N1, "code 99999999999999999999999"), status("\"data\":{\"code\":99999999999999999999999}"));
    }

    @Test
    void wordsAreFitForATerminal() {
        var words = ((Refused)
                        status("\"error\":{\"description\":\"\\u001b[2Jbad\\n\\u202e" + "x".repeat(5000) + "\"}"))
                .description();
        assertTrue(words.startsWith("[2Jbad"), words);
        assertFalse(words.contains("\u202e"));
        assertTrue(words.length() < 700);
    }

    @Test
    void numbersBeyondSixtyFourBitsAreTolerated() {
        var table = ServerReplies.table(
                        ("{" + SERVER + ",\"data\":{\"subscriptions_list\":[null,{\"sid\":\"1\"},"
                                        + "{\"subject\":\"a\",\"msgs\":18446744073709551615,\"cid\":-5}]}}")
                                .getBytes(UTF_8),
                        "AB")
                .orElseThrow();
        assertEquals(1, table.subscriptions().size());
        var entry = table.subscriptions().getFirst();
        assertEquals(Long.MAX_VALUE, entry.messages());
        assertEquals(0, entry.cid());
        assertEquals("AB", entry.owner());
        assertNull(entry.queue());
        assertEquals(
                Integer.MAX_VALUE,
                ServerReplies.ping(("{" + SERVER + ",\"statsz\":{\"active_servers\":18446744073709551615}}")
                                .getBytes(UTF_8))
                        .orElseThrow()
                        .activeServers());
    }

    @Test
    void anUnknownAccountIsNotLoaded() {
        var body =
                "{" + SERVER + ",\"data\":null,\"error\":{\"code\":500,\"description\":\"Account AB does not exist\"}}";
        assertNull(ServerReplies.enforced(body.getBytes(UTF_8)).orElseThrow().detail());
        var placeholder = "{" + SERVER + ",\"data\":{\"account_detail\":{\"expired\":true,\"complete\":false}}}";
        assertNull(ServerReplies.enforced(placeholder.getBytes(UTF_8))
                .orElseThrow()
                .detail());
    }

    @Test
    void anUnreadableReplyIsARefusalOfTheOneWhoIsMissing() {
        var n2 = new ServerRef("NB", "n2", "2.15.2");
        var key = TestOperator.seed(KeyKind.ACCOUNT).publicKey();
        var collector = new PushCollector(List.of(N1, n2), "jwt updated");
        collector.take(("{" + SERVER + ",\"data\":{\"code\":200,\"message\":\"jwt updated\"}}").getBytes(UTF_8));
        assertFalse(collector.isEnough(0));
        assertEquals(
                List.of(new Stored(N1), new Silent(n2)), collector.report(key).replies());
        collector.take("garbage".getBytes(UTF_8));
        assertTrue(collector.isEnough(0));
        assertEquals(
                List.of(new Stored(N1), new Refused(n2, "unreadable reply")),
                collector.report(key).replies());
    }

    @Test
    void oneServerAnsweringTwiceIsOneServer() {
        var n2 = new ServerRef("NB", "n2", "2.15.2");
        var collector = new PushCollector(List.of(N1, n2), "jwt updated");
        var good = ("{" + SERVER + ",\"data\":{\"code\":200,\"message\":\"jwt updated\"}}").getBytes(UTF_8);
        collector.take(good);
        collector.take(good);
        assertFalse(collector.isEnough(0));
    }

    @Test
    void aServerThatIsCountedButAbsentGetsTheNameItHadBefore() {
        var n2 = new ServerRef("NB", "n2", "2.15.2");
        var n3 = new ServerRef("NC", "n3", "2.15.2");
        var again = new ServerRef("ND", "n2", "2.15.2");
        var met = new SeenServers();
        met.meet(List.of(N1, n2, n3));
        assertEquals(List.of(N1, again, n3), met.awaited(new ExpectedServers(List.of(N1, again), 3)));
        assertEquals(
                List.of("n1", "n2", "n3", "unknown server"),
                met.awaited(new ExpectedServers(List.of(N1, again), 4)).stream()
                        .map(ServerRef::name)
                        .toList());
        assertEquals(
                1000,
                met.awaited(new ExpectedServers(List.of(), Integer.MAX_VALUE)).size());
    }

    private static PushReport.ServerReply status(String rest) {
        return ServerReplies.status(("{" + SERVER + "," + rest + "}").getBytes(UTF_8), "jwt updated")
                .orElseThrow();
    }

    private static int readable(byte[] body) {
        var readers = List.of(
                ServerReplies.ping(body).isPresent(),
                ServerReplies.status(body, "jwt updated").isPresent(),
                ServerReplies.enforced(body).isPresent(),
                ServerReplies.table(body, "AB").isPresent());
        return (int) readers.stream().filter(each -> each).count();
    }
}
