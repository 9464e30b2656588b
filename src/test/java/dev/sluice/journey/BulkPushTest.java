package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Tenants;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Pushing many accounts that were never pushed; `-Pbench` does it with 10,000.
class BulkPushTest {
    private static final int COUNT = 600;

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S1-16 after a bulk push every import is in force on every server")
    void everyImportIsInForce(Age age, @TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), age, 3)) {
            // A chain, a fan, two that import from each other, and a ring.
            var tenants = Tenants.add(test, 40)
                    .importing(0, List.of(1))
                    .importing(1, List.of(2))
                    .importing(2, List.of(3))
                    .importing(5, IntStream.range(10, 20).boxed().toList())
                    .importing(21, List.of(22))
                    .importing(22, List.of(21));
            IntStream.range(30, 39).forEach(i -> tenants.importing(i, List.of(i == 38 ? 30 : i + 1)));
            assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
            for (var key : tenants.keys()) {
                var proof = test.services().accounts().prove(key);
                assertTrue(proof.isEffective() && proof.stored() == 3, proof::toString);
            }
        }
    }

    @Test
    @DisplayName("S1-16 a ring that servers loaded before it was whole ends with nothing incomplete")
    void ringLoadedTooEarly(@TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 1)) {
            var tenants = Tenants.add(test, 3)
                    .importing(0, List.of(1))
                    .importing(1, List.of(2))
                    .importing(2, List.of(0));
            var publisher = test.services().publisher();
            publisher.push(List.of(tenants.key(0)), OperationOptions.now());
            // Its server loads what it imports from, and finds the source of that nowhere.
            var guest = test.account("guest");
            test.connect(guest, 0);
            var taken = new PublicImportDraft(
                    guest.key(), tenants.key(0), "tenant0.events.>", ShareKind.STREAM, "events.>");
            test.services().imports().addPublic(taken, OperationOptions.now());
            assertFalse(test.services().accounts().prove(tenants.key(0)).isEffective());

            assertInstanceOf(Outcome.Done.class, publisher.pushAll(OperationOptions.now()));
            for (var key : tenants.keys()) {
                var proof = test.services().accounts().prove(key);
                assertTrue(proof.isEffective(), proof::toString);
            }
        }
    }

    @Test
    @DisplayName("A ring is pushed in rounds, not one account after the other")
    void ringInRounds(@TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 1)) {
            var tenants = Tenants.add(test, COUNT);
            IntStream.range(0, COUNT).forEach(i -> tenants.importing(i, List.of((i + 1) % COUNT)));
            var advances = new ArrayList<Progress.Advanced>();
            var options = OperationOptions.now().with(step -> {
                if (step instanceof Progress.Advanced advanced) {
                    advances.add(advanced);
                }
            });
            assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(options));
            assertEquals(3, advances.size());
        }
    }

    @Test
    @DisplayName("A bulk push that is stopped keeps what it did, and the next one does the rest")
    void stoppedAndResumed(@TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 1)) {
            Tenants.add(test, COUNT);
            var advances = new ArrayList<Progress.Advanced>();
            var stop = OperationOptions.now().with(step -> {
                if (step instanceof Progress.Advanced advanced) {
                    advances.add(advanced);
                    // Once: a second time would interrupt the push that comes after.
                    if (advances.size() == 1) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
            var problem = assertThrows(
                    ProblemException.class, () -> test.services().publisher().pushAll(stop));
            assertEquals(ProblemCode.PUSH_STOPPED, problem.code());
            // The round that was told of, and the one that was on its way meanwhile.
            assertEquals(2, advances.size());
            var done = advances.getLast().done();
            assertTrue(done > 0 && done < COUNT, () -> done + " of " + COUNT);
            assertFalse(test.services().publisher().isRecoveryNeeded());

            var rest = assertInstanceOf(
                    Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
            assertEquals(COUNT - done, rest.reports().size());
            assertEquals(
                    Collections.nCopies(COUNT, true),
                    test.services().accounts().list().stream()
                            .filter(view -> view.account().isManaged())
                            .map(view -> view.account().release().confirmed())
                            .toList());
        }
    }
}
