package dev.sluice.adapter.nats;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.model.server.PushReport.Silent;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResolverPushTest {
    private final TestOperator operator = new TestOperator();
    private final Seed account = TestOperator.seed(KeyKind.ACCOUNT);
    private final PublicKey key = account.publicKey();

    @ParameterizedTest
    @CsvSource({"NEWEST, 1", "NEWEST, 3", "OLDEST, 1", "OLDEST, 3"})
    void aPushIsCountedServerByServer(Age age, int count) {
        try (var cluster = TestServers.start(age, operator.trust(), count);
                var link = open(cluster.urls())) {
            var resolver = link.resolver();
            var expected = resolver.expected();
            assertEquals(count, expected.servers().size());
            assertEquals(count, expected.expected());

            var jwt = jwt(operator);
            var report = resolver.push(key, jwt, expected);
            assertTrue(report.isComplete(), report.summary());
            assertEquals(count, report.stored());
            assertEquals(Collections.nCopies(count, jwt), resolver.stored(key, expected));

            var request = operator.sign(
                    GenericClaims.deleteAccounts(operator.operatorSeed().publicKey(), List.of(key)),
                    operator.operatorSeed());
            assertEquals(count, resolver.delete(key, request, expected).stored());
            assertEquals(List.of(), resolver.stored(key, expected));
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void aPausedServerIsSilentAndNamed(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 3);
                var link = open(List.of(cluster.urls().getFirst()))) {
            var resolver = link.resolver();
            var expected = resolver.expected();
            TestServers.pause(cluster.server("n3"));

            var report = resolver.push(key, jwt(operator), expected);
            assertEquals(2, report.stored());
            assertFalse(report.isComplete());
            assertEquals("2 of 3 servers stored it; n3 did not answer", report.summary());

            // Who is missing when it is asked again who is there is still known by its name.
            var without = resolver.expected();
            assertEquals(2, without.servers().size());
            assertEquals(3, without.expected());
            assertFalse(without.isComplete());
            assertEquals(List.of("n3"), silent(resolver.push(key, jwt(operator), without)));
            assertTrue(resolver.push(key, jwt(operator), resolver.without(without, Set.of("n3")))
                    .isComplete());
            assertEquals(2, resolver.enforced(key, expected).size());
            assertEquals(2, resolver.subscriptions(key, expected).answered());
            TestServers.resume(cluster.server("n3"));
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void whatAServerRefusesIsSaidInItsOwnWords(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 3);
                var link = open(cluster.urls())) {
            var resolver = link.resolver();
            var expected = resolver.expected();
            var garbage = resolver.push(key, "this is no token", expected);
            assertEquals(3, garbage.replies().size());
            assertEquals(0, garbage.stored());
            assertEquals("jwt update resulted in error - expected 3 chunks", refusal(garbage));

            var long_ = resolver.push(key, "x".repeat(1024 * 1024 + 1), expected);
            assertEquals("the token has 1048577 bytes, the server takes 1048576", refusal(long_));

            var forged = operator.sign(GenericClaims.deleteAccounts(key, List.of(key)), account);
            assertTrue(refusal(resolver.delete(key, forged, expected)).contains("not trusted"));
        }
    }

    /// nats-server-facts.md#0.1: the answer is 200 all the same.
    @ParameterizedTest
    @EnumSource(Age.class)
    void aStrangersTokenIsStoredButNotInForce(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 1);
                var link = open(cluster.urls());
                var _ = pushedAndLoaded(link, cluster.urls())) {
            var resolver = link.resolver();
            var expected = resolver.expected();
            var stranger = jwt(new TestOperator());
            assertEquals(1, resolver.push(key, stranger, expected).stored());
            assertEquals(List.of(stranger), resolver.stored(key, expected));
            var detail = resolver.enforced(key, expected).getFirst().detail();
            assertNotEquals(stranger, detail == null ? stranger : detail.jwt());
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void aLostServerIsUnreachable(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 1);
                var link = open(cluster.urls())) {
            var resolver = link.resolver();
            var expected = resolver.expected();
            cluster.servers().getFirst().kill();
            // What is on its way when the link is lost may have arrived: that is silence, and no problem.
            await().until(() -> !(link.state() instanceof LinkState.Connected));
            var problem = assertThrows(ProblemException.class, () -> resolver.push(key, jwt(operator), expected));
            assertEquals(ProblemCode.SERVER_UNREACHABLE, problem.code());
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void noQuestionWaitsForItsPatience(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 3);
                var link = open(cluster.urls())) {
            var resolver = link.resolver();
            var best = Long.MAX_VALUE;
            for (var i = 0; i < 10; i++) {
                var before = System.nanoTime();
                var expected = resolver.expected();
                var jwt = jwt(operator);
                assertEquals(3, resolver.push(key, jwt, expected).stored());
                assertEquals(3, resolver.stored(key, expected).size());
                assertEquals(3, resolver.enforced(key, expected).size());
                assertEquals(3, resolver.subscriptions(key, expected).answered());
                best = Math.min(best, System.nanoTime() - before);
            }
            var patience = LinkTimings.defaults().discoveryQuiet();
            assertTrue(best < patience.toNanos(), "one round took at best " + best / 1_000_000 + " ms");
        }
    }

    private ServerLink open(List<String> urls) {
        return TestLinks.open(operator, SystemRights.PUSHER, urls);
    }

    private AutoCloseableClient pushedAndLoaded(ServerLink link, List<String> urls) {
        var expected = link.resolver().expected();
        assertTrue(link.resolver().push(key, jwt(operator), expected).isComplete());
        var client = operator.connect(account, urls.toArray(String[]::new));
        return client::close;
    }

    private interface AutoCloseableClient extends AutoCloseable {
        @Override
        void close();
    }

    private String jwt(TestOperator signer) {
        return signer.sign(AccountClaims.builder(key.text(), "ACCTA").build(), signer.operatorSeed());
    }

    private static String refusal(PushReport report) {
        return assertInstanceOf(Refused.class, report.replies().getFirst()).description();
    }

    private static List<String> silent(PushReport report) {
        return report.replies().stream()
                .filter(Silent.class::isInstance)
                .map(reply -> reply.server().name())
                .toList();
    }
}
