package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentAccess.SystemUser;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationVerdict;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a person may set of an environment, and environments for operators that exist already.
public final class EnvironmentSettings {
    private final Ports ports;
    private final ChangeRecorder recorder;
    private final Environments environments;

    EnvironmentSettings(Ports ports, Environments environments) {
        this.ports = ports;
        this.recorder = ports.recorder();
        this.environments = environments;
    }

    /// Makes an environment for an operator by its JWT. What can be done in it depends on the keys that the vault
    /// holds.
    ///
    /// @throws ProblemException `OPERATOR_UNUSABLE`, `OPERATOR_EXISTS`, `ENVIRONMENT_EXISTS`, `LEVEL_REFUSED`,
    /// `SERVER_ADDRESS_INVALID`
    public Environment add(OperatorDraft draft) {
        refuseSandbox(draft.level());
        return recorder.acts(null)
                .perform(
                        Operation.local(Action.ENVIRONMENT_CREATE).about(String.valueOf(draft.name())),
                        () -> made(draft));
    }

    private Environment made(OperatorDraft draft) {
        var operator = OperatorIdentity.read(ports, draft);
        var environment = operator.environment(new EnvironmentId(ports.ids().next()));
        Environments.requirePassphrase(ports.signer(), environment.level(), environment.name());
        environments.refuseAlike(environment.name());
        return recorder.store().write(tx -> {
            if (tx.accounts().find(environment.systemAccount()).isPresent()
                    || tx.environments().all().stream()
                            .anyMatch(known -> known.operator().equals(environment.operator()))) {
                throw ProblemException.of(ProblemCode.OPERATOR_EXISTS, environment.name());
            }
            tx.environments().save(environment);
            tx.accounts().save(operator.systemAccount(environment));
            return environment;
        });
    }

    /// @throws ProblemException `NAME_INVALID`, `ENVIRONMENT_EXISTS`
    public Environment rename(EnvironmentId id, String name) {
        var checked = Names.check(name);
        return change(id, environment -> {
            if (!Names.areAlike(environment.name(), checked)) {
                environments.refuseAlike(checked);
            }
            return environment.withName(checked);
        });
    }

    /// @param confirmed the name of the environment, when the level goes down
    /// @throws ProblemException `LEVEL_REFUSED`, `CONFIRM_LOWER_LEVEL`
    public Environment setLevel(EnvironmentId id, Level level, @Nullable String confirmed) {
        refuseSandbox(level);
        return change(id, environment -> {
            refuseSandbox(environment.level());
            var lower = level.compareTo(environment.level()) < 0;
            if (lower && !Objects.equals(environment.name(), confirmed)) {
                throw ProblemException.of(ProblemCode.CONFIRM_LOWER_LEVEL, environment.name());
            }
            return environment.withLevel(level);
        });
    }

    public Environment setServers(EnvironmentId id, List<String> servers) {
        return environments.setServers(id, servers);
    }

    public EnvironmentAccess access(EnvironmentId id) {
        return recorder.store().read(view -> view.environments().access(id));
    }

    public EnvironmentAccess setTls(EnvironmentId id, TlsFiles files) {
        return changeAccess(id, access -> access.withTls(files));
    }

    /// Uses this user for the link from the next connect on; its seed must be in the vault already.
    ///
    /// @param user null to go without
    public EnvironmentAccess setSystemUser(EnvironmentId id, @Nullable SystemUser user) {
        return changeAccess(id, access -> access.withSystemUser(user));
    }

    /// How its servers come by account JWTs; empty while they are to show it.
    public Optional<ResolverKind> resolver(EnvironmentId id) {
        return recorder.store().read(view -> ResolverChoice.set(view, id));
    }

    /// @param kind null to have servers show it
    public void setResolver(EnvironmentId id, @Nullable ResolverKind kind) {
        var word = kind == null ? "" : kind.word();
        recorder.acts(id)
                .perform(
                        Operation.local(Action.ENVIRONMENT_ACCESS).about(ResolverChoice.NAME),
                        () -> recorder.store().write(tx -> {
                            var setting = Setting.of(id, ResolverChoice.NAME, word);
                            tx.settings().save(setting);
                            tx.settings().save(Setting.of(id, ResolverChoice.NOTE, ""));
                            return setting;
                        }));
    }

    /// Remembers for what kind of servers a configuration was made, or which account server took their accounts.
    /// It holds where nothing is set and servers show that they keep nothing.
    public void noteResolver(EnvironmentId id, ResolverKind kind) {
        var noted = recorder.store().read(view -> ResolverChoice.read(view, id, ResolverChoice.NOTE));
        if (noted.filter(kind::equals).isEmpty()) {
            recorder.acts(id)
                    .inBackground(
                            Operation.local(Action.ENVIRONMENT_ACCESS).about(ResolverChoice.NAME),
                            () -> recorder.store().write(tx -> {
                                tx.settings().save(Setting.of(id, ResolverChoice.NOTE, kind.word()));
                                return kind;
                            }),
                            _ -> OperationVerdict.DONE);
        }
    }

    /// What was remembered of them.
    public Optional<ResolverKind> notedResolver(EnvironmentId id) {
        return recorder.store().read(view -> ResolverChoice.read(view, id, ResolverChoice.NOTE));
    }

    private EnvironmentAccess changeAccess(EnvironmentId id, UnaryOperator<EnvironmentAccess> change) {
        return recorder.acts(id)
                .perform(
                        Operation.local(Action.ENVIRONMENT_ACCESS),
                        () -> recorder.store().write(tx -> {
                            var changed = change.apply(tx.environments().access(id));
                            tx.environments().save(changed);
                            return changed;
                        }));
    }

    private Environment change(EnvironmentId id, UnaryOperator<Environment> change) {
        return recorder.acts(id).perform(Operation.local(Action.ENVIRONMENT_CHANGE), () -> {
            var changed = change.apply(environments.get(id));
            return recorder.store().write(tx -> {
                tx.environments().save(changed);
                return changed;
            });
        });
    }

    /// A sandbox is made by Sluice, and stays one.
    private static void refuseSandbox(Level level) {
        if (level == Level.SANDBOX) {
            throw ProblemException.of(ProblemCode.LEVEL_REFUSED);
        }
    }
}
