package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.domain.federation.Manner;
import dev.sluice.domain.federation.Outcome;
import dev.sluice.faults.Victim.Act;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestRealm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Kills a Sluice in another process again and again, and after each time starts it anew and checks
/// that nothing was lost and nothing leaks.
final class Killing implements AutoCloseable {
    private final Path folder;
    private final TestRealm first;
    private final Watch watch;
    private final VictimProcess victim;
    private int number;

    /// @param parent an empty folder
    Killing(Path parent, Age age, int servers) {
        folder = parent.resolve("workspace");
        victim = new VictimProcess(folder);
        first = TestRealm.start(folder, age, servers);
        watch = new Watch(first);
        first.leave();
    }

    /// How often an undisturbed life pauses.
    int moments() {
        return victim.runToBrink(Act.SHARE, ++number, Brink.NEVER).orElseThrow();
    }

    /// Kills it at that pause. Returns whether it got there.
    boolean killAt(Act act, int moment) {
        return victim.runToBrink(act, ++number, moment).isEmpty();
    }

    void killAfter(Act act, Duration life) {
        victim.runFor(act, ++number, life);
    }

    /// Starts Sluice again in this process and checks everything.
    void checkNextStart() {
        var next = TestRealm.reopen(folder, first.cluster());
        try {
            var realm = next.realm();
            if (realm.publisher().isRecoveryNeeded()) {
                assertInstanceOf(Outcome.Done.class, realm.publisher().pushAll(Manner.now()));
            }
            watch.check(
                    realm,
                    IntStream.rangeClosed(1, number).mapToObj(Victim::subject).collect(Collectors.toSet()));
            watch.cleanUp(realm);
        } finally {
            next.leave();
        }
    }

    @Override
    public void close() {
        first.stop();
    }
}
