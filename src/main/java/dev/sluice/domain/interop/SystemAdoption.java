package dev.sluice.domain.interop;

import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.environment.RunningSystem;
import dev.sluice.domain.interop.NscStore.TokenFile;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportResult;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes over a system that runs: its operator, and those of its accounts whose keys are held. The others are
/// known by name and key, and whoever signs them goes on signing them.
public final class SystemAdoption {
    private final NscImporter importer;
    private final Workspace workspace;
    private final RunningSystem system;
    /// Read once, like the accounts: checking a signature takes as long as signing does, and accounts are many.
    private final OperatorClaims operator;

    private final List<SignedAccount> accounts;
    private final Scope scope;
    private final @Nullable Set<PublicKey> chosen;

    /// Which accounts are taken over.
    public enum Scope {
        /// Those of which a key is held that can grant or mint.
        HELD,
        /// All that can be signed.
        SIGNABLE
    }

    /// What the operator signed of what servers store.
    private record SignedAccount(PublicKey key, String jwt, AccountClaims claims) {}

    /// Checks the signature of every account, so never on the FX thread.
    public SystemAdoption(InteropDependencies means, Workspace workspace, RunningSystem system, Scope scope) {
        this.importer = new NscImporter(means);
        this.workspace = workspace;
        this.system = system;
        this.operator = OperatorIdentity.claims(system.operatorJwt());
        this.accounts = signed(system, operator);
        this.scope = scope;
        this.chosen = null;
    }

    private SystemAdoption(SystemAdoption read, Set<PublicKey> chosen) {
        this.importer = read.importer;
        this.workspace = read.workspace;
        this.system = read.system;
        this.operator = read.operator;
        this.accounts = read.accounts;
        this.scope = read.scope;
        this.chosen = Set.copyOf(chosen);
    }

    /// The same, of these accounts alone, and of the system account, without which there is no environment.
    public SystemAdoption taking(Set<PublicKey> taken) {
        return new SystemAdoption(this, taken);
    }

    /// An account that servers store, and what can be done with it here, by the keys that are held.
    ///
    /// @param canSign whether its claims can be changed
    /// @param canGrant whether activations of its exports can be signed
    /// @param canMint whether users of it can be made
    /// @param isSystem whether it is the system account
    /// @param isTaken whether it is taken over
    public record Candidate(
            PublicKey key,
            String name,
            String jwt,
            boolean canSign,
            boolean canGrant,
            boolean canMint,
            boolean isSystem,
            boolean isTaken) {}

    /// By name. Texts that the operator did not sign are left out: servers do not act on them.
    public List<Candidate> candidates() {
        var canSign = canSign();
        return accounts.stream()
                .map(account -> candidate(account, canSign))
                .sorted(Comparator.comparing(Candidate::name).thenComparing(Candidate::key))
                .toList();
    }

    private static List<SignedAccount> signed(RunningSystem system, OperatorClaims operator) {
        return system.accounts().entrySet().stream()
                .map(stored -> new SignedAccount(stored.getKey(), stored.getValue(), claims(stored.getValue())))
                .filter(account -> TrustedKeys.signedBy(operator, account.claims()))
                .toList();
    }

    private Candidate candidate(SignedAccount account, boolean canSign) {
        var key = account.key();
        var claims = account.claims();
        var own = workspace.vault().holds(key);
        var canGrant = own || holds(claims, SigningKey.Plain.class);
        var canMint = own || holds(claims, SigningKey.class);
        var isSystem = key.equals(system.systemAccount());
        var isMeant = chosen == null ? scope == Scope.SIGNABLE || canGrant || canMint : chosen.contains(key);
        var isTaken = isSystem || (canSign && isMeant);
        return new Candidate(key, claims.name(), account.jwt(), canSign, canGrant, canMint, isSystem, isTaken);
    }

    private boolean holds(AccountClaims claims, Class<? extends SigningKey> kind) {
        return claims.signingKeys().stream()
                .filter(kind::isInstance)
                .flatMap(key -> PublicKey.parse(key.key()).stream())
                .anyMatch(workspace.vault()::holds);
    }

    private boolean canSign() {
        var identity = operator.strictSigningKeyUsage() ? Stream.<String>empty() : Stream.of(operator.subject());
        return Stream.concat(operator.signingKeys().stream(), identity)
                .flatMap(key -> PublicKey.parse(key).stream())
                .anyMatch(workspace.vault()::holds);
    }

    private static AccountClaims claims(String jwt) {
        try {
            return JwtReader.decodeAccount(jwt).claims();
        } catch (JwtException e) {
            throw new IllegalStateException("it was read before", e);
        }
    }

    /// @param level of the environment that is made
    public ImportPlan plan(Level level) {
        var tokens = Stream.concat(
                        Stream.of(system.operatorJwt()),
                        candidates().stream().filter(Candidate::isTaken).map(Candidate::jwt))
                .map(jwt -> new TokenFile(Path.of("resolver"), jwt))
                .toList();
        var store = new NscStore(tokens, Map.of(), List.of(), tokens.size());
        return importer.plan(new ImportRequest(List.of(), level, Set.of()), store, workspace);
    }

    /// Does it. Publishes nothing.
    ///
    /// @param confirmed as in [NscImporter#apply]
    /// @return the environment, with its servers' accounts
    /// @throws ProblemException `IMPORT_INCOMPLETE`
    public EnvironmentId apply(ImportPlan plan, Set<String> confirmed) {
        var result = importer.apply(plan, workspace, confirmed);
        result.outcomes().stream()
                .map(ImportResult.Outcome::problem)
                .filter(problem -> problem != null)
                .findFirst()
                .ifPresent(problem -> {
                    throw ProblemException.of(
                            ProblemCode.IMPORT_INCOMPLETE, problem.text().what());
                });
        var environment = workspace.environments().all().stream()
                .filter(known -> known.operator().text().equals(operator.subject()))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NO_ENVIRONMENT));
        leaveAlone(workspace.services(environment.id()));
        return environment.id();
    }

    private void leaveAlone(EnvironmentServices services) {
        for (var candidate : candidates()) {
            if (!candidate.isTaken()
                    && services.reads().accounts().account(candidate.key()).isEmpty()) {
                services.accounts().addExternal(name(services, candidate), candidate.key());
            }
        }
    }

    /// Two of one name cannot both have it.
    private static String name(EnvironmentServices services, Candidate candidate) {
        var isTaken = services.reads().accounts().labels().names().containsValue(candidate.name());
        return isTaken || candidate.name().isBlank() ? candidate.key().shortText() : candidate.name();
    }
}
