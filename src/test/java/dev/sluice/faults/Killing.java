package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.faults.Victim.Order;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Kills a Sluice in another process again and again, and after each time starts it anew and checks that nothing
/// was lost and nothing leaks.
final class Killing implements AutoCloseable {
    private final Path folder;
    private final TestEnvironment first;
    private final Watch watch;
    private final VictimProcess victim;
    private int number;
    private int runs;
    private String last = "nothing";
    private boolean isOtherToolAbout;

    /// @param parent an empty folder
    Killing(Path parent, Age age, int servers) {
        folder = parent.resolve("workspace");
        victim = new VictimProcess(parent);
        first = TestEnvironment.start(folder, age, servers);
        watch = new Watch(first);
        first.leave();
    }

    /// How often an undisturbed life pauses.
    int moments(Deed deed) {
        last = deed + " in peace";
        return victim.runToBrink(order(deed, Brink.NEVER)).orElseThrow();
    }

    /// Kills it at that pause. Returns whether it got there.
    boolean killAt(Deed deed, int moment) {
        runs++;
        last = deed + " killed at pause " + moment;
        return victim.runToBrink(order(deed, moment)).isEmpty();
    }

    void killAfter(Deed deed, Duration life) {
        runs++;
        last = deed + " killed after " + life.toMillis() + " ms";
        victim.runFor(order(deed, Brink.NEVER), life);
    }

    /// How many were killed, or might have been.
    int runs() {
        return runs;
    }

    private Order order(Deed deed, int moment) {
        isOtherToolAbout |= deed == Deed.KEEP;
        return new Order(folder, deed, ++number, moment);
    }

    /// Starts Sluice again in this process and checks everything.
    void checkNextStart() {
        try {
            checkedNextStart();
        } catch (AssertionError | RuntimeException e) {
            var failed = new AssertionError("run %d, life %d, %s: %s".formatted(runs, number, last, e.getMessage()), e);
            System.out.println("FAULTS FAILED " + failed.getMessage());
            throw failed;
        }
    }

    private void checkedNextStart() {
        var next = TestEnvironment.reopen(folder, first.cluster());
        try {
            var services = next.services();
            settle(services);
            watch.check(
                    services,
                    IntStream.rangeClosed(1, number).mapToObj(Deed::subject).collect(Collectors.toSet()));
            watch.cleanUp(services);
            isOtherToolAbout = false;
        } finally {
            next.leave();
        }
    }

    /// What another tool pushed is still there, and waits for a choice; the rest settles by itself.
    private void settle(EnvironmentServices services) {
        var theirs = services.drifts().list();
        assertTrue(theirs.isEmpty() || isOtherToolAbout, () -> "no other tool pushed " + theirs);
        for (var drift : theirs) {
            var kept = services.drifts().keepOurs(drift.account().key(), OperationOptions.now());
            assertInstanceOf(Outcome.Done.class, kept);
        }
        if (isSomethingLeft(services)) {
            assertInstanceOf(Outcome.Done.class, services.publisher().pushAll(OperationOptions.now()));
        }
        assertEquals(List.of(), services.publisher().staged());
    }

    private static boolean isSomethingLeft(EnvironmentServices services) {
        return services.publisher().isRecoveryNeeded()
                || !services.publisher().staged().isEmpty()
                || services.accounts().list().stream()
                        .anyMatch(view -> view.account().isManaged()
                                && !view.account().release().confirmed());
    }

    @Override
    public void close() {
        victim.close();
        first.stop();
    }
}
