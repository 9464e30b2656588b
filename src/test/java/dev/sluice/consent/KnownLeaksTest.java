package dev.sluice.consent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sequences of ordinary operations that once let a client receive what nobody agreed to.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownLeaksTest {
    private Stagehand stage;

    @BeforeAll
    void start(@TempDir Path folder) {
        stage = new Stagehand(folder, Age.NEWEST);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    private void play(String steps) {
        var outcome = stage.play(Step.parseAll(steps));
        assertTrue(outcome.isWell(), outcome::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream o.> o.eu.>", "service so.> so.eu.>"})
    @DisplayName("a revoked token opens no other export within its subject")
    void narrowerExport(String words) {
        var word = words.split(" ");
        play("""
                export x1 A %1$s %2$s private
                issue f1 x1 E
                hand f1 %2$s
                end f1 exporter
                unexport x1
                offer f2 A B %1$s %3$s
                accept f2
                """.formatted((Object[]) word));
    }

    @Test
    @DisplayName("deleting an account of another tool revokes what it was given, at once")
    void outsideAccountDeleted() {
        play("""
                export x1 A stream o.> private
                issue f1 x1 E
                hand f1 o.>
                remove E
                """);
    }

    @Test
    @DisplayName("a declined offer's token is dead")
    void declined() {
        play("""
                export x1 A stream o.> private
                issue f1 x1 E
                decline f1
                hand f1 o.>
                """);
    }

    @Test
    @DisplayName("the importer does not lift the exporter's suspension")
    void suspendedByBoth() {
        play("""
                offer f1 A B stream o.>
                accept f1
                suspend f1 exporter
                resume f1 importer
                suspend f1 importer
                resume f1 importer
                """);
    }
}
