package dev.sluice.domain.interop;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.ServerAddress;
import dev.sluice.domain.interop.ContextFiles.CredsFile;
import dev.sluice.domain.interop.plan.CliContext;
import dev.sluice.domain.interop.plan.ContextPlan;
import dev.sluice.domain.interop.plan.ContextPlan.Arrival;
import dev.sluice.domain.interop.plan.ContextPlan.Entry;
import dev.sluice.domain.interop.plan.ContextPlan.Verdict;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Contexts of the NATS command line tool: their users come in as users of accounts that are here, and users go
/// out as contexts. Reads and writes files, so never on the FX thread.
public final class ContextImport {
    private final InteropDependencies means;

    public ContextImport(InteropDependencies means) {
        this.means = means;
    }

    /// @param folder null for the tool's own
    /// @param names those that are wanted, empty for all
    /// @throws ProblemException `CONTEXT_UNKNOWN`
    public ContextPlan plan(Workspace workspace, @Nullable Path folder, Set<String> names) {
        var found = means.contexts().read(folder);
        var known = found.contexts().stream().map(CliContext::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw ProblemException.of(
                    ProblemCode.CONTEXT_UNKNOWN,
                    name,
                    folder == null ? means.contexts().folder() : folder);
        });
        var wanted = found.contexts().stream()
                .filter(context -> names.isEmpty() || names.contains(context.name()))
                .toList();
        var entries = workspace.store().read(view -> {
            var present = ExistingState.of(view, _ -> false);
            return wanted.stream().map(context -> entry(view, present, context)).toList();
        });
        var troubles = Stream.concat(
                found.troubles().stream().map(FileProblems::item),
                wanted.stream().flatMap(ContextImport::leftOut));
        return new ContextPlan(entries, troubles.toList());
    }

    /// Addresses that cannot be used, which would else go missing without a word.
    private static Stream<ImportItem> leftOut(CliContext context) {
        return context.urls().stream()
                .filter(url -> ServerAddress.read(url).isEmpty())
                .map(url -> ImportItem.of(
                        ImportStatus.ADJUSTED,
                        ImportItem.Kind.FILE,
                        context.name(),
                        ImportNote.SERVER_LEFT_OUT,
                        ServerAddress.shown(url)));
    }

    /// Takes in the users that are new, and seals their seeds.
    ///
    /// @return how many came in
    /// @throws ProblemException `VAULT_LOCKED`, `KEY_INVALID`
    public int apply(ContextPlan plan, Workspace workspace) {
        var count = 0;
        for (var entry : plan.entries()) {
            var arrival = entry.arrival();
            var creds = entry.context().creds();
            if (arrival != null && creds != null) {
                take(arrival, creds, workspace);
                count++;
            }
        }
        return count;
    }

    /// @param environment of the account
    /// @param folder null for the tool's own
    /// @param name null for `environment-account-user`
    public record Draft(
            EnvironmentId environment,
            User user,
            @Nullable Path folder,
            @Nullable String name) {}

    /// Writes a user as a context with a creds file beside it.
    ///
    /// @throws ProblemException `NO_SERVERS`, `CONTEXT_EXISTS`, `CONTEXT_NAME_INVALID`, `VAULT_LOCKED`,
    /// `KEY_MISSING`
    public ContextFiles.Written export(Workspace workspace, Draft draft) {
        var services = workspace.services(draft.environment());
        var environment = services.environment();
        if (!environment.hasServers()) {
            throw ProblemException.of(ProblemCode.NO_SERVERS, environment.name());
        }
        var account = services.accounts().view(draft.user().account()).account();
        var given = draft.name();
        var name = given == null ? name(environment, account, draft.user()) : given;
        var creds = services.users().creds(draft.user(), new CredsIssue.Place(CredsIssue.Kind.CONTEXT, name));
        try {
            return means.contexts().write(draft.folder(), name, environment.servers(), creds);
        } finally {
            Arrays.fill(creds, '\0');
        }
    }

    private static String name(Environment environment, Account account, User user) {
        return String.join("-", environment.name(), account.name(), user.name())
                .replace(' ', '-')
                .replace("..", "__");
    }

    private Entry entry(StoreView view, ExistingState present, CliContext context) {
        var creds = context.creds();
        if (creds == null) {
            return new Entry(context, Verdict.NO_CREDS, null);
        }
        var file = means.contexts().creds(creds);
        if (file.isEmpty()) {
            return new Entry(context, Verdict.NO_SUCH_FILE, null);
        }
        var claims = user(file.get());
        var key = claims.flatMap(user -> PublicKey.parse(user.subject())).filter(found -> found.isKind(KeyKind.USER));
        if (claims.isEmpty() || key.isEmpty()) {
            return new Entry(context, Verdict.NOT_A_USER, null);
        }
        var account = account(view, claims.get());
        if (account.isEmpty()) {
            return new Entry(context, Verdict.ACCOUNT_UNKNOWN, null);
        }
        if (!TrustedKeys.signedBy(present.claims(account.get()), claims.get())) {
            return new Entry(context, Verdict.NOT_TRUSTED, null);
        }
        var users = view.users().of(account.get().key());
        if (users.stream().anyMatch(user -> user.key().equals(key.get()))) {
            return new Entry(context, Verdict.HERE, null);
        }
        var name = new UniqueNames(users.stream().map(User::name).toList())
                .take(claims.get().name(), UniqueNames.fit(context.name()));
        var user = new User(
                key.get(),
                account.get().key(),
                name,
                file.get().jwt(),
                ImportedExports.time(claims.get().issuedAt()));
        var servers = environment(view, account.get()).hasServers()
                ? List.<String>of()
                : context.urls().stream()
                        .flatMap(url -> ServerAddress.read(url).stream())
                        .toList();
        return new Entry(context, Verdict.NEW, new Arrival(account.get().environment(), user, servers));
    }

    private static Optional<UserClaims> user(CredsFile file) {
        try {
            return Optional.of(JwtReader.decodeUser(file.jwt()).claims());
        } catch (JwtException _) {
            // Said as "not a user".
            return Optional.empty();
        }
    }

    /// The account that the user says it is of.
    private static Optional<Account> account(StoreView view, UserClaims user) {
        var text = user.issuerAccount().isEmpty() ? user.issuer() : user.issuerAccount();
        return PublicKey.parse(text).flatMap(view.accounts()::find).filter(Account::isLive);
    }

    private static Environment environment(StoreView view, Account account) {
        return view.environments().all().stream()
                .filter(environment -> environment.id().equals(account.environment()))
                .findFirst()
                .orElseThrow();
    }

    private void take(Arrival arrival, Path creds, Workspace workspace) {
        try (var seed = means.reader().seed(creds, arrival.user().key())) {
            workspace.vault().add(seed);
        }
        workspace
                .recorder()
                .acts(arrival.environment())
                .perform(
                        Operation.local(Action.BRING_IN, arrival.user().account())
                                .about(arrival.user().name()),
                        () -> workspace.store().write(tx -> {
                            tx.users().save(arrival.user());
                            return tx;
                        }));
        if (!arrival.servers().isEmpty()) {
            workspace.environments().setServers(arrival.environment(), arrival.servers());
        }
    }
}
