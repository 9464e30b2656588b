package dev.sluice.adapter.nats.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Messaging;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountClientTest {
    private final TestOperator operator = new TestOperator();
    private final Seed account = TestOperator.seed(KeyKind.ACCOUNT);
    private ServerCluster cluster = start(Age.NEWEST);

    @BeforeEach
    void pushAccount() {
        try (var system = operator.connectSystem(cluster.urls().getFirst())) {
            operator.push(
                    system,
                    AccountClaims.builder(account.publicKey().text(), "ACCTA").build(),
                    1);
        }
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void itCountsWhatArrives(Age age) {
        cluster.close();
        cluster = start(age);
        pushAccount();
        try (var publisher = connect();
                var listener = connect();
                var one = listener.tap("orders.>", "workers");
                var two = publisher.tap("orders.>", "workers")) {
            var tap = listener.tap("orders.>");
            try (tap) {
                for (var i = 0; i < 150; i++) {
                    publisher.publish("orders." + i, new byte[] {1});
                }
                await().until(() -> tap.count() == 150 && one.count() + two.count() == 150);
                assertEquals(100, tap.lastSubjects().size());
                assertEquals("orders.149", tap.lastSubjects().getLast());
                assertTrue(tap.lastArrival().isPresent());
            }
            publisher.publish("orders.eu", new byte[0]);
            await().until(() -> one.count() + two.count() == 151);
            assertEquals(150, tap.count());
            tap.close();
        }
    }

    @Test
    void itAsksAndAnswers() {
        try (var asker = connect();
                var answerer = connect()) {
            assertEquals(Optional.empty(), ask(asker, "price.get"), "nobody listens");
            try (var _ = answerer.answer("price.get", body -> ("re " + new String(body, UTF_8)).getBytes(UTF_8))) {
                assertEquals(Optional.of("re apple"), ask(asker, "price.get"));
            }
            asker.flush();
            assertEquals(Optional.empty(), ask(asker, "price.get"), "nobody listens any more");
        }
    }

    @Test
    void itComesBackByItself() {
        try (var client = connect();
                var tap = client.tap("orders.>")) {
            cluster.restart("n1");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                client.publish("orders.eu", new byte[0]);
                return tap.count() > 0;
            });
        }
    }

    @Test
    void whoIsRefusedIsToldSo() {
        var stranger = operator.user(TestOperator.seed(KeyKind.ACCOUNT));
        var factory = factory();
        var urls = cluster.urls();
        var problem = assertThrows(
                ProblemException.class,
                () -> factory.connect(urls, "test", stranger).close());
        assertEquals(ProblemCode.LINK_REFUSED, problem.code());
        assertThrows(IllegalStateException.class, () -> stranger.seed().text());
    }

    @Test
    void aClosedClientSaysSo() {
        var client = connect();
        client.close();
        assertEquals(
                ProblemCode.SERVER_UNREACHABLE,
                assertThrows(ProblemException.class, () -> client.publish("orders.eu", new byte[0]))
                        .code());
    }

    private static Optional<String> ask(Messaging asker, String subject) {
        return asker.request(subject, "apple".getBytes(UTF_8), Duration.ofSeconds(1))
                .map(body -> new String(body, UTF_8));
    }

    private Messaging connect() {
        return factory().connect(List.copyOf(cluster.urls()), "test", operator.user(account));
    }

    private static NatsMessagingFactory factory() {
        return new NatsMessagingFactory(TestLinks.THREADS, java.time.InstantSource.system(), LinkTimings.defaults());
    }

    private ServerCluster start(Age age) {
        return TestServers.start(age, operator.trust(), 1);
    }
}
