package dev.sluice.cli.session;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Sightings;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One command at work in one environment.
public final class EnvironmentSession {
    private static final String ACTING = "SLUICE_ACCOUNT";
    private static final int KEY_LIKE = 40;

    /// So many names are read one by one, before all are.
    private static final int FEW = 8;

    private final CommandContext context;
    private final Workspace workspace;
    private final EnvironmentServices services;
    private final Map<PublicKey, String> names = new HashMap<>();
    private @Nullable Sightings sightings;
    private int asked;

    public EnvironmentSession(CommandContext context, Workspace workspace, EnvironmentServices services) {
        this.context = context;
        this.workspace = workspace;
        this.services = services;
    }

    public CommandContext context() {
        return context;
    }

    public Workspace workspace() {
        return workspace;
    }

    public EnvironmentServices services() {
        return services;
    }

    public Output output() {
        return context.output();
    }

    public OperationOptions options() {
        return context.operationOptions();
    }

    /// For a command that publishes by other ways than the servers of the environment.
    public void confirmProduction() {
        var environment = services.environment();
        if (environment.level() == Level.PRODUCTION
                && !environment.name().equals(context.options().confirmed())) {
            throw ProblemException.of(ProblemCode.CONFIRM_PRODUCTION, environment.name());
        }
    }

    /// For a command that found out only now that it has to sign.
    public void unlock() {
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        new PassphraseSource(context).unlock(workspace.vault());
    }

    /// As the database has them when first asked for.
    public Sightings sightings() {
        var known = sightings;
        if (known == null) {
            known = services.federation().sightings();
            sightings = known;
        }
        return known;
    }

    public Instant now() {
        return context.clock().instant();
    }

    public Account account(String nameOrKey) {
        return services.accounts().find(nameOrKey);
    }

    /// The account that acts, when one does.
    public Optional<Account> acting() {
        return context.options()
                .account()
                .or(() -> context.terminal().environment(ACTING).filter(name -> !name.isBlank()))
                .map(this::account);
    }

    public Account actingAccount() {
        return acting().orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_REQUIRED));
    }

    /// A partner by name or key; the key may be of an account that is not ours.
    public PublicKey partner(String nameOrKey) {
        var key = PublicKey.parse(nameOrKey);
        if (key.isPresent() && key.get().isKind(KeyKind.ACCOUNT)) {
            return key.get();
        }
        if (key.isPresent() || looksLikeKey(nameOrKey)) {
            throw ProblemException.of(ProblemCode.NOT_ACCOUNT_KEY, nameOrKey);
        }
        return account(nameOrKey).key();
    }

    /// The name of an account, deleted ones too; a shortened key when it has none here.
    public String name(PublicKey key) {
        if (names.isEmpty() && asked++ < FEW) {
            return find(key).map(Account::name).orElseGet(key::shortText);
        }
        if (names.isEmpty()) {
            // All of them the first time: lists name thousands.
            names.putAll(services.reads().accounts().labels().names());
        }
        var known = names.get(key);
        return known == null ? find(key).map(Account::name).orElseGet(key::shortText) : known;
    }

    /// An account in what is confirmed: its name, and the ends of its key, which nobody can choose.
    public String party(PublicKey key) {
        return find(key)
                .map(account -> CliMessages.of("party", account.name(), key.shortText()))
                .orElseGet(key::shortText);
    }

    public boolean isManaged(PublicKey key) {
        return find(key).filter(Account::isManaged).isPresent();
    }

    private Optional<Account> find(PublicKey key) {
        return services.reads().accounts().account(key);
    }

    private static boolean looksLikeKey(String text) {
        return text.length() >= KEY_LIKE
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'));
    }
}
