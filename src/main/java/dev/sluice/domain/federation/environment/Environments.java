package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The environments of a workspace.
public final class Environments {
    private static final String USUAL = "environment";

    private final Ports ports;
    private final ChangeRecorder recorder;

    public Environments(Ports ports) {
        this.ports = ports;
        this.recorder = ports.recorder();
    }

    public List<Environment> all() {
        return recorder.store().read(view -> view.environments().all());
    }

    public Environment get(EnvironmentId id) {
        return all().stream()
                .filter(environment -> environment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NO_ENVIRONMENT));
    }

    /// @param name null for the only one there is
    /// @throws dev.sluice.domain.problem.ProblemException `NO_ENVIRONMENT`, `ENVIRONMENT_UNKNOWN`,
    /// `ENVIRONMENT_REQUIRED`
    public Environment choose(@Nullable String name) {
        var all = all();
        if (all.isEmpty()) {
            throw ProblemException.of(ProblemCode.NO_ENVIRONMENT);
        }
        var names = all.stream().map(Environment::name).collect(Collectors.joining(", "));
        if (name != null) {
            return all.stream()
                    .filter(environment -> Names.key(environment.name()).equals(Names.key(name)))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.of(ProblemCode.ENVIRONMENT_UNKNOWN, name, names));
        }
        if (all.size() > 1) {
            return usual(all).orElseThrow(() -> ProblemException.of(ProblemCode.ENVIRONMENT_REQUIRED, names));
        }
        return all.getFirst();
    }

    /// The one that is meant where several are and none is named; empty when nobody said so.
    public Optional<Environment> usual() {
        return usual(all());
    }

    private Optional<Environment> usual(List<Environment> all) {
        var id = recorder.store().read(Environments::usual);
        return all.stream()
                .filter(environment -> id.filter(environment.id()::equals).isPresent())
                .findFirst();
    }

    private static Optional<EnvironmentId> usual(StoreView view) {
        return view.settings()
                .find(Setting.WORKSPACE, USUAL)
                .map(Setting::content)
                .filter(content -> !content.isEmpty())
                .map(content -> new EnvironmentId(UUID.fromString(content)));
    }

    /// This one is meant from now on where none is named.
    public Environment use(EnvironmentId id) {
        return recorder.acts(null)
                .perform(Operation.local(Action.SETTING_CHANGE).about(USUAL), () -> {
                    recorder.store()
                            .change(tx -> tx.settings()
                                    .save(Setting.ofWorkspace(USUAL, id.value().toString())));
                    return get(id);
                });
    }

    /// Makes an operator with one signing key and its system account. Needs the vault; reaches no server.
    public Environment create(String operatorName, Level level, List<String> servers) {
        return recorder.acts(null)
                .perform(
                        Operation.local(Action.ENVIRONMENT_CREATE).about(operatorName),
                        () -> made(operatorName, level, servers));
    }

    /// Only sandboxes may keep their keys without a passphrase (domain.md#sandbox).
    ///
    /// @throws ProblemException `VAULT_OPEN_TO_ALL`
    public static void requirePassphrase(Signer signer, Level level, String name) {
        if (signer.isOpenToAll() && level != Level.SANDBOX) {
            throw ProblemException.of(ProblemCode.VAULT_OPEN_TO_ALL, name);
        }
    }

    void refuseAlike(String name) {
        Names.refuseAlike(name, all().stream().map(Environment::name).toList());
    }

    private Environment made(String operatorName, Level level, List<String> servers) {
        var name = Names.check(operatorName);
        requirePassphrase(ports.signer(), level, name);
        var urls = urls(servers);
        if (all().stream().anyMatch(environment -> Names.key(environment.name()).equals(Names.key(name)))) {
            throw ProblemException.of(ProblemCode.ENVIRONMENT_EXISTS, name);
        }
        refuseAlike(name);
        var operator = ports.signer().create(KeyKind.OPERATOR);
        var signingKey = ports.signer().create(KeyKind.OPERATOR);
        var system = ports.signer().create(KeyKind.ACCOUNT);
        var now = ports.clock().instant();
        var claims = OperatorClaims.builder(operator.text(), name)
                .signingKeys(List.of(signingKey.text()))
                .systemAccount(system.text())
                .build();
        var environment = new Environment(
                new EnvironmentId(ports.ids().next()),
                name,
                level,
                operator,
                signingKey,
                system,
                encode(claims, operator, now.getEpochSecond()),
                urls);
        var account = new Account(
                system, environment.id(), "SYS", AccountRole.SYSTEM, Limits.core(), Release.NONE, now, null);
        return recorder.store().write(tx -> {
            tx.environments().save(environment);
            var jwt = encode(ClaimsPlanner.claims(tx, account), signingKey, now.getEpochSecond());
            // Servers are configured with it (resolver_preload), so there is nothing to push.
            tx.accounts().save(account.withRelease(new Release(jwt, now.getEpochSecond(), true)));
            return environment;
        });
    }

    /// What servers tell a user of their system account, whether or not there is an environment for them.
    ///
    /// @throws ProblemException `SERVER_UNREACHABLE`, `LINK_REFUSED`, `NO_SYSTEM_RIGHTS`, `OPERATOR_UNUSABLE`
    public RunningSystem survey(List<String> servers, TlsFiles tls, SystemCreds creds) {
        return RunningSystem.read(ports, new Target(urls(servers), tls), creds);
    }

    /// What else a person may set of them.
    public EnvironmentSettings settings() {
        return new EnvironmentSettings(ports, this);
    }

    public Environment setServers(EnvironmentId id, List<String> servers) {
        return recorder.acts(id).perform(Operation.local(Action.ENVIRONMENT_SERVERS), () -> {
            var present = get(id);
            var changed = present.withServers(urls(servers));
            return recorder.store().write(tx -> {
                if (!present.servers().equals(changed.servers())) {
                    // Other addresses may be other servers.
                    tx.servers()
                            .forget(
                                    id,
                                    tx.servers().in(id).stream()
                                            .map(KnownServer::name)
                                            .toList());
                }
                tx.environments().save(changed);
                return changed;
            });
        });
    }

    /// Forgets one with all its rows. Its keys and its servers stay as they are.
    public Environment remove(EnvironmentId id) {
        var present = get(id);
        return recorder.acts(null)
                .perform(
                        Operation.local(Action.ENVIRONMENT_REMOVE).about(present.name()),
                        () -> recorder.store().write(tx -> {
                            if (usual(tx).filter(id::equals).isPresent()) {
                                tx.settings().save(Setting.ofWorkspace(USUAL, ""));
                            }
                            tx.environments().drop(id);
                            return present;
                        }));
    }

    /// The JWT of the system account, which servers are configured with.
    public String systemJwt(Environment environment) {
        var jwt = recorder.store()
                .read(view -> view.accounts().find(environment.systemAccount()).orElseThrow())
                .release()
                .jwt();
        if (jwt == null) {
            throw ProblemException.of(ProblemCode.STORE_DAMAGED, "the system account was never signed");
        }
        return jwt;
    }

    private static List<String> urls(List<String> servers) {
        return servers.stream().map(ServerAddress::check).toList();
    }

    private String encode(Claims claims, PublicKey key, long iat) {
        try {
            return JwtWriter.encode(claims, ports.signer().signer(key), iat);
        } catch (JwtException e) {
            throw new IllegalStateException("claims that Sluice built are not well-formed", e);
        }
    }
}
