package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.Manner;
import dev.sluice.domain.federation.OfferDraft;
import dev.sluice.domain.federation.Outcome;
import dev.sluice.domain.federation.Progress;
import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestRealm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One server of three fails at each step of an activation and of a revocation. Once it is back,
/// either both sides are active and proven everywhere or neither is, and the database says the same.
@Tag("faults")
class ServerFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Set<String> subjects = new HashSet<>();
    private int runs;

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("S3-A4, S3-A6 a server fails at each step: all or nothing, and no message leaks")
    void atEachStep(Fault fault, @TempDir Path folder) {
        try (var test = TestRealm.start(folder.resolve("workspace"), Age.NEWEST, 3)) {
            var watch = new Watch(test);
            for (var server : List.of("n2", "n3")) {
                var steps = steps(test, Act.ACCEPT);
                for (var step = 1; step <= steps; step++) {
                    run(test, watch, Act.ACCEPT, new Strike(fault, server, step));
                }
                steps = steps(test, Act.END);
                for (var step = 1; step <= steps; step++) {
                    run(test, watch, Act.END, new Strike(fault, server, step));
                }
            }
            System.out.printf("FAULTS %s: %d runs, 0 leaks%n", fault, runs);
        }
    }

    private enum Act {
        ACCEPT,
        END
    }

    private record Strike(Fault fault, String server, int step) {}

    /// How many steps an undisturbed act has.
    private int steps(TestRealm test, Act act) {
        var count = new AtomicInteger();
        act(test.realm(), prepared(test.realm(), act), act, _ -> count.incrementAndGet());
        return count.get();
    }

    private void run(TestRealm test, Watch watch, Act act, Strike strike) {
        runs++;
        var realm = test.realm();
        var connection = prepared(realm, act);
        var steps = new AtomicInteger();
        act(realm, connection, act, _ -> {
            if (steps.incrementAndGet() == strike.step()) {
                strike.fault().strike(test.cluster(), strike.server());
            }
        });
        assertTrue(steps.get() >= strike.step(), () -> act + " ended before " + strike);
        strike.fault().heal(test.cluster(), strike.server());
        Awaitility.await(strike.toString()).atMost(PATIENCE).ignoreExceptions().until(() -> settled(realm));
        var state = realm.federation().get(connection.id()).state();
        switch (act) {
            case ACCEPT ->
                assertTrue(
                        state == ConnectionState.ACTIVE || state == ConnectionState.PENDING,
                        () -> strike + ": " + state);
            case END -> assertEquals(ConnectionState.REVOKED, state, strike::toString);
        }
        // A server that was away takes what it missed from the others, or from the next push.
        Awaitility.await(strike.toString())
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> e instanceof AssertionError || e instanceof ProblemException)
                .untilAsserted(() -> watch.check(realm, subjects));
        watch.cleanUp(realm);
    }

    private static boolean settled(Realm realm) {
        assertInstanceOf(Outcome.Done.class, realm.publisher().pushAll(Manner.now()));
        return !realm.publisher().isRecoveryNeeded();
    }

    private Connection prepared(Realm realm, Act act) {
        var number = subjects.size() + 1;
        subjects.add("orders." + number);
        var exporter = realm.accounts().find("org-a").key();
        var importer = realm.accounts().find("org-b").key();
        var draft = new OfferDraft(exporter, importer, "orders-" + number, "orders." + number + ".>", ShareKind.STREAM);
        var offer = realm.federation().offer(draft);
        return switch (act) {
            case ACCEPT -> offer;
            case END ->
                realm.federation()
                        .accept(offer.id(), importer, null, Manner.now())
                        .value();
        };
    }

    /// Whether it went well or not.
    private static void act(Realm realm, Connection connection, Act act, Progress progress) {
        var manner = Manner.now().with(progress);
        try {
            switch (act) {
                case ACCEPT -> realm.federation().accept(connection.id(), connection.importer(), null, manner);
                case END -> realm.federation().end(connection.id(), connection.exporter(), manner);
            }
        } catch (ProblemException expected) {
            assertTrue(expected.getMessage() != null);
        }
    }
}
