package dev.sluice.adapter.store;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// A store on a real file in a folder of its own.
abstract class StoreFixture {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    final Sample sample = new Sample();
    final ExecutorService writer = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopWriter() {
        writer.shutdown();
    }

    H2Store create() {
        return H2Store.create(folder, writer);
    }

    H2Store open() {
        return H2Store.open(folder, writer);
    }

    static ProblemException assertProblem(ProblemCode code, Executable act) {
        var problem = Assertions.assertThrows(ProblemException.class, act);
        Assertions.assertEquals(code, problem.code(), problem.getMessage());
        return problem;
    }
}
