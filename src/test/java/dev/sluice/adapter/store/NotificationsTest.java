package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Notification.Delivery;
import dev.sluice.domain.model.record.Notification.Facts;
import dev.sluice.domain.port.store.StoreTx;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What accounts were told of: in which order, who has seen it, and what waits.
class NotificationsTest extends StoreContract {
    private final Environment environment = sample.environment("dev");
    private final Account account = sample.account(environment, "A").withRelease(new Release("a", 1, true));
    private final Account partner = sample.account(environment, "B").withRelease(new Release("b", 1, true));

    @SuppressWarnings("NullAway.Init") // made before each test
    private ContractStore store;

    @BeforeEach
    void fill() {
        store = create();
        save(tx -> {
            tx.environments().save(environment);
            tx.accounts().save(account);
            tx.accounts().save(partner);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void save(Consumer<StoreTx> work) {
        Sample.commit(store, work);
    }

    private Notification notice(Account of, @Nullable Instant ends, Delivery delivery) {
        return new Notification(
                sample.id(),
                environment.id(),
                of.key(),
                "federation.test",
                null,
                Facts.ofAccount(of.key().text(), "Ünï \"quoted\"", "active"),
                Sample.NOW,
                ends,
                null,
                delivery);
    }

    private List<Notification> waiting(Set<Account> resting, int most) {
        var keys = resting.stream().map(Account::key).collect(Collectors.toSet());
        return store.read(view -> view.notifications().undelivered(environment.id(), keys, most));
    }

    @Test
    void theNewestComesFirstAndTheOldestGoesOutFirst() {
        var first = notice(account, Sample.NOW.plusSeconds(60), Delivery.WAITING);
        var second = notice(partner, null, Delivery.WAITING);
        var third = notice(account, null, Delivery.INBOX);
        save(tx -> List.of(first, second, third).forEach(tx.notifications()::append));
        assertEquals(
                List.of(third, first), store.read(view -> view.notifications().of(account.key(), 10)));
        assertEquals(
                List.of(third, second), store.read(view -> view.notifications().in(environment.id(), 2)));
        assertEquals(List.of(first, second), waiting(Set.of(), 10));
        assertEquals(List.of(first), waiting(Set.of(), 1));
        assertEquals(List.of(second), waiting(Set.of(account), 10));
    }

    @Test
    void whatWasDeliveredWaitsNoLonger() {
        var first = notice(account, null, Delivery.WAITING);
        var second = notice(account, null, Delivery.WAITING);
        save(tx -> {
            tx.notifications().append(first);
            tx.notifications().append(second);
            tx.notifications().delivered(first.id(), Delivery.SENT, Sample.NOW);
            tx.notifications().delivered(sample.id(), Delivery.SENT, Sample.NOW);
        });
        assertEquals(List.of(second), waiting(Set.of(), 10));
        assertEquals(
                Delivery.SENT,
                store.read(view -> view.notifications().of(account.key(), 10))
                        .getLast()
                        .delivery());
    }

    @Test
    void anAccountThatWasNeverPushedIsToldLater() {
        var unknown = sample.account(environment, "C");
        var notification = notice(unknown, null, Delivery.WAITING);
        save(tx -> {
            tx.accounts().save(unknown);
            tx.notifications().append(notification);
        });
        assertEquals(List.of(), waiting(Set.of(), 10));
        save(tx -> tx.accounts().save(unknown.withRelease(new Release("c", 1, true))));
        assertEquals(List.of(notification), waiting(Set.of(), 10));
    }

    private long unread() {
        return store.read(view -> view.notifications().unread(environment.id()));
    }

    @Test
    void whoeverHasReadItHasReadItThen() {
        var first = notice(account, null, Delivery.INBOX);
        var second = notice(account, null, Delivery.INBOX);
        save(tx -> {
            tx.notifications().append(first);
            tx.notifications().append(second);
            tx.notifications().markRead(first.id(), Sample.NOW.plusSeconds(1));
            tx.notifications().markRead(first.id(), Sample.NOW.plusSeconds(2));
        });
        assertEquals(1, unread());
        save(tx -> tx.notifications().markAllRead(environment.id(), Sample.NOW.plusSeconds(3)));
        assertEquals(0, unread());
        assertEquals(
                List.of(Sample.NOW.plusSeconds(3), Sample.NOW.plusSeconds(1)),
                store.read(view -> view.notifications().of(account.key(), 10)).stream()
                        .map(row -> Objects.requireNonNull(row.readAt()))
                        .toList());
    }
}
