package dev.sluice.domain.federation.environment;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// One writer per account, and per connected pair (traps.md#T20). Locks are taken in the order of the keys, so
/// that two acts on the same accounts cannot wait for each other.
public final class AccountLocks {
    private final ConcurrentMap<PublicKey, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// Waits for all of them; released by closing, on the same thread.
    public Registration hold(Collection<PublicKey> accounts) {
        var held = new TreeSet<>(accounts)
                .stream()
                        .map(key -> locks.computeIfAbsent(key, _ -> new ReentrantLock()))
                        .toList();
        held.forEach(ReentrantLock::lock);
        return () -> held.reversed().forEach(ReentrantLock::unlock);
    }

    /// The same without waiting, for whoever holds others already: nothing, if another holds any of them.
    public Optional<Registration> tryHold(Collection<PublicKey> accounts) {
        var held = new ArrayList<ReentrantLock>();
        for (var key : accounts) {
            var lock = locks.computeIfAbsent(key, _ -> new ReentrantLock());
            if (!lock.tryLock()) {
                held.forEach(ReentrantLock::unlock);
                return Optional.empty();
            }
            held.add(lock);
        }
        return Optional.of(() -> held.forEach(ReentrantLock::unlock));
    }

    public Registration hold(PublicKey... accounts) {
        return hold(List.of(accounts));
    }
}
