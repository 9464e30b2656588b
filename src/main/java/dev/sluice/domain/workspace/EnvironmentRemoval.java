package dev.sluice.domain.workspace;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes an environment out of the workspace: its rows, what waits in it, and its keys. No server is asked or told
/// anything.
public final class EnvironmentRemoval {
    private final Workspace workspace;

    public EnvironmentRemoval(Workspace workspace) {
        this.workspace = workspace;
    }

    /// What would go with it. Also while the vault is locked.
    ///
    /// @throws ProblemException `NO_ENVIRONMENT`, `ENVIRONMENT_OF_SANDBOX`
    public EnvironmentLosses losses(EnvironmentId id) {
        var environment = workspace.environments().get(id);
        refuseSandbox(environment);
        var services = workspace.services(id);
        var reads = services.reads();
        return workspace
                .store()
                .read(view -> new EnvironmentLosses(
                        environment,
                        view.accounts().in(id).size(),
                        view.users().in(id).size(),
                        reads.connections().matching(Connection::isOnServers),
                        (int) view.connections().in(id).stream()
                                .filter(row -> row.state() == ConnectionState.PENDING)
                                .count(),
                        view.staged().in(id).size(),
                        view.journal().open(id).size(),
                        ownKeys(environment)));
    }

    /// Forgets it for good. The rows go first: a key that is left in the vault by a crash is shown as one that
    /// nothing uses, where rows without their keys would be a broken environment.
    ///
    /// @throws ProblemException `NO_ENVIRONMENT`, `ENVIRONMENT_OF_SANDBOX`, `ENVIRONMENT_OPEN`
    public EnvironmentLosses remove(EnvironmentId id) {
        var name = workspace.environments().get(id).name();
        return workspace
                .recorder()
                .acts(null)
                .perform(Operation.local(Action.ENVIRONMENT_REMOVE).about(name), () -> {
                    var losses = losses(id);
                    var keys = losses.keys().stream().map(KnownKey::key).collect(Collectors.toSet());
                    OperationGate.remark("keys=" + keys.size());
                    workspace.takeOut(id, () -> workspace.environments().remove(id));
                    forget(keys);
                    return losses;
                });
    }

    private void forget(Set<PublicKey> keys) {
        if (!keys.isEmpty()) {
            workspace.vault().discard(keys);
        }
    }

    /// Those that the vault holds and no other environment knows.
    private List<KnownKey> ownKeys(Environment environment) {
        var elsewhere = workspace.environments().all().stream()
                .filter(other -> !other.equals(environment))
                .flatMap(this::known)
                .map(KnownKey::key)
                .collect(Collectors.toCollection(HashSet::new));
        return known(environment)
                .filter(key -> workspace.vault().holds(key.key()))
                .filter(key -> !elsewhere.contains(key.key()))
                .toList();
    }

    /// A user of its system account that somebody gave us is in its rows, but in no account's.
    private Stream<KnownKey> known(Environment environment) {
        var given = workspace.environments().settings().access(environment.id()).systemUser();
        return workspace.services(environment.id()).keys().list().stream()
                .filter(key -> key.kind() != KnownKey.Kind.AUDIT_SEAL)
                .filter(key -> key.state() != KnownKey.State.UNUSED
                        || (given != null && given.key().equals(key.key())));
    }

    private void refuseSandbox(Environment environment) {
        if (workspace.vault().isOpenToAll()) {
            throw ProblemException.of(ProblemCode.ENVIRONMENT_OF_SANDBOX, environment.name());
        }
    }
}
