package dev.sluice.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.testing.Age;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// [ConsentTest] with thousands of operations, drawn anew each time; `-Dconsent.age=NEWEST` on one server,
/// `-Dconsent.workspaces=…`, `-Dconsent.episodes=…` for so many sequences, `-Dconsent.shrink=0` where only the
/// seed is wanted.
@Tag("faults")
class ManyConsentStepsTest {
    /// On a new workspace each, so that none grows too large.
    private static final int WORKSPACES = Integer.getInteger("consent.workspaces", 6);

    private static final int EPISODES = Integer.getInteger("consent.episodes", 23);

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("thousands of random operations: what flows is what is agreed, with every token ever issued")
    void many(Age age, @TempDir Path folder) {
        assumeTrue(System.getProperty("consent.age", age.name()).equals(age.name()));
        var seed = Long.getLong("consent.seed", System.nanoTime());
        System.out.printf("CONSENT on %s: seed %d%n", age, seed);
        var tally = new Tally();
        for (var workspace = 0; workspace < WORKSPACES; workspace++) {
            try (var stage = new Stagehand(folder.resolve(Integer.toString(workspace)), age, tally)) {
                Sequences.random(stage, seed + (long) workspace * EPISODES, EPISODES);
            }
            System.out.println(tally);
        }
        assertTrue(tally.steps() >= WORKSPACES * EPISODES * Sequences.STEPS, tally::toString);
        assertEquals(Set.of(), tally.missing(), tally::toString);
    }
}
