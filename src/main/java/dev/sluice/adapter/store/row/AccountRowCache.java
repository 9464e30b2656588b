package dev.sluice.adapter.store.row;

import dev.sluice.domain.nkey.PublicKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Rows by account, kept while they cannot change. For one thread.
public final class AccountRowCache<T> {
    /// A look that asks for more passes over everything, and comes back to nothing.
    private static final int MOST = 1_000;

    private final Function<PublicKey, List<T>> one;
    private final Function<Collection<PublicKey>, Map<PublicKey, List<T>>> many;
    private final Map<PublicKey, List<T>> known = new HashMap<>();

    public AccountRowCache(
            Function<PublicKey, List<T>> one, Function<Collection<PublicKey>, Map<PublicKey, List<T>>> many) {
        this.one = one;
        this.many = many;
    }

    public List<T> of(PublicKey account) {
        var rows = known.get(account);
        return rows == null ? keep(account, one.apply(account)) : rows;
    }

    public void lookAhead(Collection<PublicKey> accounts) {
        many.apply(accounts).forEach(this::keep);
    }

    private List<T> keep(PublicKey account, List<T> rows) {
        if (known.size() >= MOST) {
            known.clear();
        }
        var kept = List.copyOf(rows);
        known.put(account, kept);
        return kept;
    }

    public void forget(PublicKey account) {
        known.remove(account);
    }

    public void forget() {
        known.clear();
    }
}
