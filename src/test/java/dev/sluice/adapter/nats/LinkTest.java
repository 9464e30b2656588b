package dev.sluice.adapter.nats;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.model.server.LinkState.Connected;
import dev.sluice.domain.model.server.LinkState.Connecting;
import dev.sluice.domain.model.server.LinkState.Off;
import dev.sluice.domain.model.server.LinkState.Reconnecting;
import dev.sluice.domain.model.server.LinkState.Refused;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkTest {
    private final TestOperator operator = new TestOperator();
    private final List<Credentials> asked = new CopyOnWriteArrayList<>();
    private final List<LinkState> states = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(Age.class)
    void aLinkComesBackWithFreshCredentials(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 1);
                var link = TestLinks.factory().open(cluster.urls(), recorded(operator))) {
            var following = link.onState(states::add);
            var first = assertInstanceOf(Connected.class, link.state());
            assertEquals("n1", first.server().name());
            assertEquals(cluster.servers().getFirst().version(), first.server().version());
            assertEquals(List.of(first), states, "the present state is told first");
            assertEquals(1, asked.size());

            cluster.servers().getFirst().stop();
            await().until(() -> link.state() instanceof Reconnecting);
            cluster.restart("n1");
            await().until(() -> link.state() instanceof Connected);
            assertEquals(1, link.resolver().expected().servers().size());

            assertTrue(asked.size() > 1, "credentials are asked for again");
            assertTrue(asked.stream()
                            .map(each -> each.seed().publicKey())
                            .distinct()
                            .count()
                    == asked.size());
            asked.forEach(each -> assertWiped(each.seed()));
            assertInstanceOf(Reconnecting.class, states.get(1));
            assertInstanceOf(Connected.class, states.getLast());
            following.close();
        }
    }

    @Test
    @DisplayName("the link moves to another server of the cluster, whose address it was never given")
    void aLinkFindsTheOtherServers() {
        try (var cluster = TestServers.start(Age.NEWEST, operator.trust(), 3);
                var link = TestLinks.factory().open(List.of(cluster.urls().getFirst()), recorded(operator))) {
            cluster.server("n1").kill();
            await().until(() -> link.state() instanceof Connected connected
                    && !connected.server().name().equals("n1"));
            assertEquals(2, link.resolver().expected().servers().size());
        }
    }

    @Test
    void aServerThatHangsIsLeftForAnother() {
        try (var cluster = TestServers.start(Age.NEWEST, operator.trust(), 3);
                var link = TestLinks.factory().open(cluster.urls(), recorded(operator))) {
            var resolver = link.resolver();
            TestServers.pause(cluster.server("n1"));
            assertEquals(
                    ProblemCode.SERVER_UNREACHABLE,
                    assertThrows(ProblemException.class, resolver::expected).code());
            await().until(() -> link.state() instanceof Connected connected
                    && !connected.server().name().equals("n1"));
            assertEquals(2, resolver.expected().servers().size());
            TestServers.resume(cluster.server("n1"));
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void aServerOfAnotherOperatorRefuses(Age age) {
        try (var cluster = TestServers.start(age, operator.trust(), 1)) {
            var problem = refused(cluster.urls(), recorded(new TestOperator()));
            assertEquals(ProblemCode.LINK_REFUSED, problem.code());
            assertTrue(text(problem).contains("Authorization Violation"), text(problem));
            assertWiped(asked.getFirst().seed());
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void aUserOfAnOrdinaryAccountHasNoSystemRights(Age age) {
        var account = TestOperator.seed(KeyKind.ACCOUNT);
        var claims = AccountClaims.builder(account.publicKey().text(), "ACCTA").build();
        try (var cluster = TestServers.start(age, operator.trust(), 1);
                var system = operator.connectSystem(cluster.urls().getFirst())) {
            operator.push(system, claims, 1);
            assertEquals(
                    ProblemCode.NO_SYSTEM_RIGHTS,
                    refused(cluster.urls(), () -> operator.user(account)).code());
        }
    }

    @Test
    void nothingListeningIsUnreachable() throws IOException {
        var free = NatsServers.freePort();
        var problem = refused(List.of("nats://me:secret@127.0.0.1:" + free), recorded(operator));
        assertEquals(ProblemCode.SERVER_UNREACHABLE, problem.code());
        assertTrue(text(problem).contains("Connection refused"), text(problem));
        assertFalse(text(problem).contains("secret"), text(problem));
        assertWiped(asked.getFirst().seed());
    }

    @Test
    @Timeout(60)
    void aServerThatSaysNothingIsUnreachable() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var problem = refused(List.of("nats://127.0.0.1:" + mute.getLocalPort()), recorded(operator));
            assertEquals(ProblemCode.SERVER_UNREACHABLE, problem.code());
        }
    }

    @Test
    void anAddressThatIsNoneIsUnreachable() {
        for (var url : List.of("", "nats://", "bad host", "nats://127.0.0.1:99999")) {
            assertEquals(
                    ProblemCode.SERVER_UNREACHABLE,
                    refused(List.of(url), recorded(operator)).code(),
                    url);
        }
    }

    @Test
    void oneOfSeveralAddressesIsEnough() throws IOException {
        try (var cluster = TestServers.start(Age.NEWEST, operator.trust(), 1);
                var link = TestLinks.factory()
                        .open(
                                List.of(
                                        "nats://127.0.0.1:" + NatsServers.freePort(),
                                        cluster.urls().getFirst()),
                                recorded(operator))) {
            assertInstanceOf(Connected.class, link.state());
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void aRefusalWhileReconnectingIsShownAndHealsByItself(Age age) {
        var minting = new AtomicReference<>(operator);
        try (var cluster = TestServers.start(age, operator.trust(), 1);
                var link = TestLinks.factory()
                        .open(cluster.urls(), () -> minting.get().systemUser(SystemRights.PUSHER))) {
            minting.set(new TestOperator());
            cluster.restart("n1");
            await().until(() -> link.state() instanceof Refused);
            assertTrue(((Refused) await().until(link::state, Refused.class::isInstance))
                    .reason()
                    .contains("Authorization Violation"));
            minting.set(operator);
            await().until(() -> link.state() instanceof Connected);
        }
    }

    @Test
    void whyThereAreNoCredentialsIsSaid() {
        var locked = ProblemException.of(ProblemCode.VAULT_LOCKED);
        var isLocked = new AtomicReference<>(false);
        try (var cluster = TestServers.start(Age.NEWEST, operator.trust(), 1)) {
            assertEquals(
                    ProblemCode.VAULT_LOCKED,
                    refused(cluster.urls(), () -> {
                                throw locked;
                            })
                            .code());
            try (var link = TestLinks.factory().open(cluster.urls(), () -> {
                if (isLocked.get()) {
                    throw locked;
                }
                return operator.systemUser(SystemRights.MONITOR);
            })) {
                isLocked.set(true);
                cluster.restart("n1");
                await().until(() -> link.state() instanceof Reconnecting reconnecting
                        && reconnecting.reason().equals("The vault is locked."));
                isLocked.set(false);
                await().until(() -> link.state() instanceof Connected);
            }
        }
    }

    @Test
    void aClosedLinkAnswersNothing() {
        try (var cluster = TestServers.start(Age.NEWEST, operator.trust(), 1)) {
            ServerLink link = TestLinks.open(operator, SystemRights.MONITOR, cluster.urls());
            link.close();
            link.close();
            assertInstanceOf(Off.class, link.state());
            var resolver = link.resolver();
            assertEquals(
                    ProblemCode.SERVER_UNREACHABLE,
                    assertThrows(ProblemException.class, resolver::expected).code());
        }
    }

    @Test
    void connectingIsTheFirstState() {
        var feed = new LinkStateFeed();
        var connecting = new Connecting(java.time.Instant.EPOCH);
        try (var _ = feed.follow(states::add)) {
            feed.set(connecting);
        }
        feed.set(new Off());
        assertEquals(List.of(new Off(), connecting), states);
    }

    private Supplier<Credentials> recorded(TestOperator minting) {
        return () -> {
            var credentials = minting.systemUser(SystemRights.PUSHER);
            asked.add(credentials);
            return credentials;
        };
    }

    private static ProblemException refused(List<String> urls, Supplier<Credentials> credentials) {
        var factory = TestLinks.factory();
        return assertThrows(
                ProblemException.class, () -> factory.open(urls, credentials).close());
    }

    private static String text(ProblemException problem) {
        return problem.problem().text().oneLine();
    }

    private static void assertWiped(Seed seed) {
        assertThrows(IllegalStateException.class, seed::text);
    }
}
