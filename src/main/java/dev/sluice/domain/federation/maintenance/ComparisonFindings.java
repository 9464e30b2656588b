package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the last comparison of every server with what is agreed found, whoever asked for it. Kept in memory only:
/// it is as old as its time says, and nothing is known before the first one.
public final class ComparisonFindings {
    private final List<Consumer<Reconciliation>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Reconciliation last;

    public ComparisonFindings() {}

    public synchronized Optional<Reconciliation> last() {
        return Optional.ofNullable(last);
    }

    /// Told of each, on the thread that compared; the last one first if there is one.
    public Registration onFound(Consumer<Reconciliation> listener) {
        listeners.add(listener);
        last().ifPresent(listener);
        return () -> listeners.remove(listener);
    }

    void found(Reconciliation next) {
        synchronized (this) {
            last = next;
        }
        listeners.forEach(listener -> listener.accept(next));
    }

    /// One account was compared once more. The others, and the time, stay as they are.
    void again(ComparedAccount account) {
        again(List.of(account));
    }

    void again(List<ComparedAccount> accounts) {
        change(accounts.stream().map(ComparedAccount::key).collect(Collectors.toSet()), accounts);
    }

    /// Nothing is left of an account to be compared.
    void gone(PublicKey key) {
        change(Set.of(key), List.of());
    }

    private void change(Set<PublicKey> keys, List<ComparedAccount> now) {
        Reconciliation next;
        synchronized (this) {
            if (last == null) {
                return;
            }
            next = with(last, keys, now);
            last = next;
        }
        listeners.forEach(listener -> listener.accept(next));
    }

    private static Reconciliation with(Reconciliation found, Set<PublicKey> keys, List<ComparedAccount> now) {
        var accounts = new ArrayList<ComparedAccount>();
        found.accounts().stream().filter(one -> !keys.contains(one.key())).forEach(accounts::add);
        accounts.addAll(now);
        return new Reconciliation(
                found.at(), found.expected(), found.servers(), accounts, found.foreign(), found.mended());
    }
}
