package dev.sluice.adapter.store;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.memory.MemoryStore;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What the database and the store in memory have in common: the same cases run against both, so that tests on the
/// one tell of the other.
@ParameterizedClass
@EnumSource
abstract class StoreContract {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    StoreKind kind;

    final Sample sample = new Sample();
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final MemoryStore memory = new MemoryStore();

    enum StoreKind {
        DATABASE,
        MEMORY
    }

    @AfterEach
    void stopWriter() {
        writer.shutdown();
    }

    /// A new one.
    ContractStore create() {
        return switch (kind) {
            case DATABASE -> of(H2Store.create(folder, writer));
            case MEMORY -> new ContractStore(memory, () -> {});
        };
    }

    /// The same again.
    ContractStore open() {
        return switch (kind) {
            case DATABASE -> of(H2Store.open(folder, writer));
            case MEMORY -> new ContractStore(memory, () -> {});
        };
    }

    private static ContractStore of(H2Store store) {
        return new ContractStore(store, store::close);
    }

    static ProblemException assertProblem(ProblemCode code, Executable act) {
        return StoreFixture.assertProblem(code, act);
    }
}
