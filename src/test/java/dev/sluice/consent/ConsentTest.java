package dev.sluice.consent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is done in whatever order, what flows is what is agreed. `-Dconsent.seed=…` draws other sequences,
/// `-Dconsent.file=…` plays one from a file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentTest {
    private static final int EPISODES = 6;

    private Stagehand stage;

    @BeforeAll
    void start(@TempDir Path folder) {
        stage = new Stagehand(folder, Age.NEWEST);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    static Stream<List<Step>> kept() throws IOException {
        var file = System.getProperty("consent.file");
        return Sequences.read(
                file == null
                        ? new String(
                                Objects.requireNonNull(ConsentTest.class.getResourceAsStream("kept.steps"))
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        : java.nio.file.Files.readString(Path.of(file)));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("sequences in which something else flowed once than what was agreed")
    void kept(List<Step> steps) {
        var outcome = stage.play(steps);
        assertTrue(outcome.isWell(), outcome::text);
    }

    @Test
    @DisplayName("a few hundred random operations: what flows is what is agreed, with every token ever issued")
    void random() {
        Sequences.random(stage, Long.getLong("consent.seed", 1), EPISODES);
        assertTrue(
                stage.tally().succeeded() > EPISODES * Sequences.STEPS / 3,
                () -> stage.tally().toString());
    }
}
