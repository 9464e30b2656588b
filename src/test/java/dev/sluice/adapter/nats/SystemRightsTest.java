package dev.sluice.adapter.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.nats.session.SeedAuth;
import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystemRightsTest {
    private static final LinkTimings USUAL = LinkTimings.defaults();
    /// Whoever waited for an answer would be seen, however busy the machine is.
    private static final LinkTimings PATIENT = new LinkTimings(
            USUAL.connect(),
            USUAL.discoveryQuiet(),
            Duration.ofMinutes(1),
            USUAL.read(),
            USUAL.grace(),
            USUAL.retries());

    private final TestOperator operator = new TestOperator();
    private final PublicKey account = TestOperator.seed(KeyKind.ACCOUNT).publicKey();
    private final String jwt =
            operator.sign(AccountClaims.builder(account.text(), "ACCTA").build(), operator.operatorSeed());
    private final String request = operator.sign(
            GenericClaims.deleteAccounts(operator.operatorSeed().publicKey(), List.of(account)),
            operator.operatorSeed());

    @ParameterizedTest
    @EnumSource(Age.class)
    void thePusherMayAskAndPush(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 1);
                var link = TestLinks.open(operator, SystemRights.PUSHER, cluster.urls())) {
            var resolver = link.resolver();
            var expected = resolver.expected();
            assertEquals(1, resolver.push(account, jwt, expected).stored());
            assertReads(resolver, 1);
            assertEquals(1, resolver.delete(account, request, expected).stored());
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void theMonitorMayOnlyAsk(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 1);
                var link = TestLinks.open(PATIENT, operator, SystemRights.MONITOR, cluster.urls())) {
            var resolver = link.resolver();
            var expected = resolver.expected();
            assertReads(resolver, 0);
            assertNoRights(() -> resolver.push(account, jwt, expected));
            assertNoRights(() -> resolver.delete(account, request, expected));
            assertReads(resolver, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void neitherMayDoAnythingElse(Age age) throws IOException, InterruptedException {
        try (var cluster = TestServers.start(age, operator.trust(), 1)) {
            for (var rights : SystemRights.values()) {
                var words = new LinkedBlockingQueue<String>();
                try (var client = connect(cluster.urls().getFirst(), rights, words)) {
                    var connection = client.connection();
                    var id = connection.getServerInfo().getServerId();
                    for (var subject : List.of(
                            "orders.eu",
                            "$SYS.REQ.SERVER." + id + ".RELOAD",
                            "$SYS.REQ.SERVER." + id + (rights == SystemRights.KICKER ? ".LDM" : ".KICK"),
                            rights == SystemRights.UPDATER
                                    ? "$SYS.REQ.CLAIMS.UPDATE"
                                    : "$SYS.REQ.ACCOUNT." + account.text() + ".CLAIMS.UPDATE",
                            "$SYS.ACCOUNT." + account.text() + ".CLAIMS.UPDATE")) {
                        connection.publish(subject, new byte[0]);
                        assertDenied(words, subject);
                    }
                    for (var subject : List.of(">", "orders.>", "_INBOX.>", "$SYS.REQ.>")) {
                        connection.subscribe(subject);
                        assertDenied(words, subject);
                    }
                }
            }
        }
    }

    /// The user's token travels in one line of at most 4096 bytes (nats-server-facts.md#1.6).
    @ParameterizedTest
    @EnumSource(SystemRights.class)
    void theTokenFitsIntoTheLogin(SystemRights rights) {
        assertTrue(operator.systemUser(rights).userJwt().length() < 3500);
    }

    private void assertReads(Resolver resolver, int stored) {
        var expected = resolver.expected();
        assertEquals(stored, resolver.stored(account, expected).size());
        assertEquals(1, resolver.enforced(account, expected).size());
        assertEquals(1, resolver.subscriptions(account, expected).answered());
    }

    private static void assertNoRights(Runnable act) {
        var before = System.nanoTime();
        assertEquals(
                ProblemCode.NO_SYSTEM_RIGHTS,
                assertThrows(ProblemException.class, act::run).code());
        assertTrue(System.nanoTime() - before < PATIENT.push().toNanos(), "said, not waited for");
    }

    private static void assertDenied(BlockingQueue<String> words, String subject) throws InterruptedException {
        var said = words.poll(5, TimeUnit.SECONDS);
        assertTrue(said != null && said.contains("\"" + subject + "\""), subject + ": " + said);
    }

    private TestClient connect(String url, SystemRights rights, BlockingQueue<String> words)
            throws IOException, InterruptedException {
        var user = operator.systemUser(rights);
        return new TestClient(Nats.connect(new Options.Builder()
                .server(url)
                .authHandler(new SeedAuth(user, () -> {}))
                .errorListener(new ErrorListener() {
                    @Override
                    public void errorOccurred(Connection connection, String error) {
                        words.add(error);
                    }
                })
                .build()));
    }
}
