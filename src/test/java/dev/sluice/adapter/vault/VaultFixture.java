package dev.sluice.adapter.vault;

import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// A vault in a folder of its own, with the least stretching that is allowed.
abstract class VaultFixture {
    static final Passphrase PASSPHRASE = Passphrase.of("correct horse bättery".toCharArray());
    static final Entropy ENTROPY = new SecureRandom()::nextBytes;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    FileVault create() {
        return FileVault.create(folder, PASSPHRASE, Strength.LEAST, ENTROPY);
    }

    FileVault open() {
        return FileVault.open(folder, ENTROPY);
    }

    Path file() {
        return folder.resolve("vault.json");
    }

    static Seed seed(KeyKind kind) {
        return Seed.generate(kind, ENTROPY);
    }

    static ProblemException assertProblem(ProblemCode code, Executable act) {
        var problem = Assertions.assertThrows(ProblemException.class, act);
        Assertions.assertEquals(code, problem.code(), problem.getMessage());
        return problem;
    }
}
