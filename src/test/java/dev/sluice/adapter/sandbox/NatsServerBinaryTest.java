package dev.sluice.adapter.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsServerBinaryTest {
    private final NatsServerBinary oldest = TestServers.binary(Age.OLDEST);
    private final NatsServerBinary newest = TestServers.binary(Age.NEWEST);

    @TempDir
    Path temporary;

    @Test
    void namedProgramIsTakenWhateverItsAge() {
        var environment = Map.of(NatsServerBinary.VARIABLE, oldest.path().toString());
        assertEquals(oldest, NatsServerBinary.find(environment, Optional.empty()));
        assertEquals(
                newest,
                NatsServerBinary.find(environment, Optional.of(newest.path().toString())));
    }

    @Test
    void newestInTheCacheIsTakenBeforeAnOldOneOnThePath() throws IOException {
        var path = temporary.resolve("bin");
        place(path.resolve("nats-server"), oldest);
        var environment = Map.of(
                "PATH",
                path.toString(),
                "XDG_CACHE_HOME",
                temporary.resolve("cache").toString());
        assertEquals(
                "2.9.10", NatsServerBinary.find(environment, Optional.empty()).version());

        place(temporary.resolve("cache/sluice/nats-server/2.9.10/nats-server"), oldest);
        place(temporary.resolve("cache/sluice/nats-server/" + newest.version() + "/nats-server"), newest);
        assertEquals(
                newest.version(),
                NatsServerBinary.find(environment, Optional.empty()).version());
    }

    @Test
    void absentProgramIsAProblemThatSaysHowToGetOne() {
        var environment = Map.of("PATH", temporary.toString(), "HOME", temporary.toString());
        var problem = assertThrows(ProblemException.class, () -> NatsServerBinary.find(environment, Optional.empty()));
        assertEquals(ProblemCode.SANDBOX_NO_BINARY, problem.code());
    }

    @Test
    void otherProgramIsRefused() {
        var problem = assertThrows(ProblemException.class, () -> NatsServerBinary.at(Path.of("/bin/true")));
        assertEquals(ProblemCode.SANDBOX_START_FAILED, problem.code());
    }

    private static void place(Path program, NatsServerBinary binary) throws IOException {
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(binary.path()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
