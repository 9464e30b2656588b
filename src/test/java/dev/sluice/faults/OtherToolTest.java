package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.faults.Trial.Turn;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Another console pushes to either account at each step.
@Tag("faults")
class OtherToolTest {
    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S3-A4, S0-16 another tool pushes at each step: shown as drift, or told that it was replaced")
    void atEachStep(Age age, @TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), age, 3);
                var trial = new Trial(test)) {
            for (var account : new String[] {"org-a", "org-b"}) {
                for (var turn : Turn.values()) {
                    trial.everyStep(turn, new Intrusion(test, account));
                }
            }
            trial.print("another tool, " + age);
        }
    }

    /// What it pushed, and a person who keeps ours when asked.
    private static final class Intrusion implements Strike {
        private final TestEnvironment test;
        private final String account;
        private final AtomicInteger number = new AtomicInteger();
        private String theirs = "";
        private Instant at = Instant.MAX;

        Intrusion(TestEnvironment test, String account) {
            this.test = test;
            this.account = account;
        }

        @Override
        public void hit() {
            at = Instant.now();
            try {
                var row = test.services().accounts().find(account);
                theirs = test.otherTool().addExport(row, "theirs%d.>".formatted(number.incrementAndGet()));
            } catch (JwtException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void heal() {
            var drifts = test.services().drifts().list();
            var shown = drifts.stream().anyMatch(drift -> drift.theirs().equals(theirs));
            assertTrue(shown || isTold(), "overwritten in silence");
            drifts.forEach(drift -> assertInstanceOf(
                    Outcome.Done.class,
                    test.services().drifts().keepOurs(drift.account().key(), OperationOptions.now())));
        }

        private boolean isTold() {
            return test.services().recorder().audit().find(AuditQuery.ALL.since(at.minusSeconds(60))).stream()
                    .anyMatch(entry -> entry.facts().ending().note().contains("pushed for " + account));
        }

        @Override
        public String toString() {
            return "another tool changes " + account;
        }
    }
}
