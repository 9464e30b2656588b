package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.claims.SigningKey.Scoped;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.codec.StoredUserReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.readmodel.UserEntry.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The users of every account of one environment. Reading 50,000 JWTs takes a second, so what they say is kept,
/// and each is read again only when it is another one.
public final class UserDirectory implements AutoCloseable {
    private final FederationStore store;
    private final EnvironmentId environment;
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private final Registration heard;
    private Map<PublicKey, Read> known = Map.of();
    private volatile List<UserEntry> listed = List.of();

    /// @param own what its JWT says, before its role has a say
    private record Read(UserEntry entry, Terms own) {}

    UserDirectory(FederationStore store, EnvironmentId environment) {
        this.store = store;
        this.environment = environment;
        this.heard = store.onChange(this::hear);
    }

    private void hear(StoreChange change) {
        if (change.touches(Topic.USERS) || change.touches(Topic.ACCOUNTS)) {
            stale.set(true);
        }
    }

    /// Those that are there, by name.
    public synchronized List<UserEntry> list() {
        if (stale.getAndSet(false)) {
            var done = false;
            try {
                listed = store.read(this::read);
                done = true;
            } finally {
                stale.compareAndSet(false, !done);
            }
        }
        return listed;
    }

    /// Of one account: that many are read at once where the others were not read yet.
    public List<UserEntry> of(PublicKey account) {
        if (stale.get()) {
            return store.read(view -> read(view, account));
        }
        return listed.stream()
                .filter(entry -> entry.user().account().equals(account))
                .toList();
    }

    private static List<UserEntry> read(StoreView view, PublicKey account) {
        return view.accounts().find(account).map(Owner::of).stream()
                .flatMap(owner -> view.users().of(account).stream().map(user -> owner.entry(user, read(user))))
                .toList();
    }

    @Override
    public void close() {
        heard.close();
    }

    private List<UserEntry> read(StoreView view) {
        var accounts = new HashMap<PublicKey, Owner>();
        view.accounts().in(environment).forEach(account -> accounts.put(account.key(), Owner.of(account)));
        var users = view.users().in(environment);
        var next = new HashMap<PublicKey, Read>(users.size() * 2);
        var entries = new ArrayList<UserEntry>(users.size());
        for (var user : users) {
            var owner = accounts.get(user.account());
            if (owner != null) {
                var entry = entry(owner, user);
                next.put(user.key(), entry);
                entries.add(entry.entry());
            }
        }
        known = next;
        return List.copyOf(entries);
    }

    /// The same object where nothing is new, so that whoever compares lists is quick.
    private Read entry(Owner owner, User user) {
        var before = known.get(user.key());
        var own = before != null && before.entry().user().jwt().equals(user.jwt()) ? before.own() : read(user);
        var entry = owner.entry(user, own);
        return before != null && before.entry().equals(entry) ? before : new Read(entry, own);
    }

    /// The signature was checked when it came, or made here.
    private static Terms read(User user) {
        try {
            var claims = StoredUserReader.read(user.jwt());
            var limits = claims.limits();
            return new Terms(
                    claims.base().issuer(),
                    claims.base().issuedAt(),
                    ClaimTime.end(claims.base().expires()).orElse(null),
                    limits.bearerToken(),
                    !limits.permissions().isEmpty(),
                    claims.tags(),
                    true);
        } catch (JwtException _) {
            // It lets nobody in, and the list says that it cannot be read.
            return Terms.ILLEGIBLE;
        }
    }

    /// What an account says of its users.
    private record Owner(Account account, Map<String, Scoped> roles, Map<String, Long> revoked) {
        static Owner of(Account account) {
            var roles = new HashMap<String, Scoped>();
            for (var key : UnmodelledClaims.signingKeys(account)) {
                if (key instanceof Scoped scoped) {
                    roles.put(scoped.key(), scoped);
                }
            }
            return new Owner(account, roles, RevokedUsers.of(account));
        }

        UserEntry entry(User user, Terms terms) {
            var role = roles.get(terms.issuer());
            return new UserEntry(
                    user,
                    account.name(),
                    role == null ? null : role.role(),
                    revokedAt(user, terms),
                    account.isSuspended(),
                    role == null ? terms : under(role.template(), terms));
        }

        private static Terms under(UserLimits template, Terms terms) {
            return terms.under(template.bearerToken(), !template.permissions().isEmpty());
        }

        private @Nullable Instant revokedAt(User user, Terms terms) {
            if (revoked.isEmpty()) {
                return null;
            }
            var at = Math.max(revoked.getOrDefault(user.key().text(), 0L), revoked.getOrDefault(RevokedUsers.ALL, 0L));
            return at > 0 && at >= terms.issuedAt() ? ClaimTime.nearest(at) : null;
        }
    }
}
