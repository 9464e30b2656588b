package dev.sluice.domain.federation;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The environments of a workspace.
public final class Environments {
    public List<Environment> all() {
        throw new UnsupportedOperationException();
    }

    public Environment get(EnvironmentId id) {
        throw new UnsupportedOperationException();
    }

    /// @param name null for the only one there is
    /// @throws dev.sluice.domain.problem.ProblemException `NO_ENVIRONMENT`, `ENVIRONMENT_UNKNOWN`,
    /// `ENVIRONMENT_REQUIRED`
    public Environment choose(@Nullable String name) {
        throw new UnsupportedOperationException();
    }

    /// Makes an operator with one signing key and its system account. Needs the vault; reaches no
    /// server.
    public Environment create(String operatorName, Level level, List<String> servers) {
        throw new UnsupportedOperationException();
    }

    public Environment setServers(EnvironmentId id, List<String> urls) {
        throw new UnsupportedOperationException();
    }
}
