package dev.sluice.cli;

import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.Sightings;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One command at work in one environment.
final class Session {
    private static final String ACTING = "SLUICE_ACCOUNT";
    private static final int KEY_LIKE = 40;

    private final Context context;
    private final Workspace workspace;
    private final Realm realm;
    private final Map<PublicKey, String> names = new HashMap<>();
    private @Nullable Sightings sightings;

    Session(Context context, Workspace workspace, Realm realm) {
        this.context = context;
        this.workspace = workspace;
        this.realm = realm;
    }

    Context context() {
        return context;
    }

    Workspace workspace() {
        return workspace;
    }

    Realm realm() {
        return realm;
    }

    Output output() {
        return context.output();
    }

    Manner manner() {
        return context.manner();
    }

    /// For a command that publishes by other ways than the servers of the environment.
    void confirmProduction() {
        var environment = realm.environment();
        if (environment.level() == Level.PRODUCTION
                && !environment.name().equals(context.options().confirmed())) {
            throw ProblemException.of(ProblemCode.CONFIRM_PRODUCTION, environment.name());
        }
    }

    /// For a command that found out only now that it has to sign.
    void unlock() {
        context.refuseWhenReadOnly(Access.CHANGE);
        new PassphraseSource(context).unlock(workspace.vault());
    }

    /// As the database has them when first asked for.
    Sightings sightings() {
        var known = sightings;
        if (known == null) {
            known = realm.federation().sightings();
            sightings = known;
        }
        return known;
    }

    Instant now() {
        return context.clock().instant();
    }

    Account account(String nameOrKey) {
        return realm.accounts().find(nameOrKey);
    }

    /// The account that acts, when one does.
    Optional<Account> acting() {
        return context.options()
                .account()
                .or(() -> context.terminal().environment(ACTING).filter(name -> !name.isBlank()))
                .map(this::account);
    }

    Account actingAccount() {
        return acting().orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_REQUIRED));
    }

    /// A partner by name or key; the key may be of an account that is not ours.
    PublicKey partner(String nameOrKey) {
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
    String name(PublicKey key) {
        if (names.isEmpty()) {
            // All of them the first time: lists name thousands.
            names.putAll(workspace
                    .store()
                    .read(view -> view.names(realm.environment().id())));
        }
        var known = names.get(key);
        return known == null ? find(key).map(Account::name).orElseGet(key::shortText) : known;
    }

    /// An account in what is confirmed: its name, and the ends of its key, which nobody can choose.
    String party(PublicKey key) {
        return find(key)
                .map(account -> Texts.of("party", account.name(), key.shortText()))
                .orElseGet(key::shortText);
    }

    boolean isManaged(PublicKey key) {
        return find(key).filter(Account::isManaged).isPresent();
    }

    private Optional<Account> find(PublicKey key) {
        return workspace.store().read(view -> view.account(key));
    }

    private static boolean looksLikeKey(String text) {
        return text.length() >= KEY_LIKE
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'));
    }
}
