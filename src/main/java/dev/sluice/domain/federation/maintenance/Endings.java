package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.claims.UserTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Notification.Delivery;
import dev.sluice.domain.model.record.Notification.Facts;
import dev.sluice.domain.port.query.StoreView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Warns of the ends of accounts and users 30, 7 and 1 days before, each step once. In the inbox alone: it is for
/// whoever administers them, and not for whoever is to leave.
final class Endings {
    private static final String ACCOUNT = "federation.account.expiring";
    private static final String USER = "federation.user.expiring";
    private static final String WITHIN = "within-%d-days";
    /// Warnings of one account that count as told.
    private static final int REMEMBERED = 500;
    private static final List<Integer> STEPS = List.of(1, 7, 30);

    private final EnvironmentContext context;

    Endings(EnvironmentContext context) {
        this.context = context;
    }

    /// @param signedAt who made it with an end knew how near that was
    private record Ending(Account account, String type, String name, Instant end, Instant signedAt, int days) {
        boolean isForeseen() {
            return !end.minus(Duration.ofDays(days)).isAfter(signedAt);
        }

        boolean isToldBy(Notification notification) {
            return notification.type().equals(type)
                    && notification.facts().name().equals(name)
                    && end.equals(notification.ends())
                    && STEPS.stream()
                            .filter(step -> step <= days)
                            .anyMatch(step -> notification.facts().reason().equals(WITHIN.formatted(step)));
        }
    }

    void warn() {
        if (!context.store().read(this::news).isEmpty()) {
            context.store().change(tx -> {
                var news = news(tx);
                news.stream().map(this::notice).forEach(tx.notifications()::append);
            });
        }
    }

    private List<Ending> news(StoreView view) {
        var now = context.now();
        var accounts = view.accounts().in(context.id()).stream()
                .filter(account -> account.isLive() && account.isManaged())
                .collect(Collectors.toMap(Account::key, Function.identity()));
        var ofAccounts = accounts.values().stream().flatMap(account -> of(account, now).stream());
        var ofUsers = view.users().in(context.id()).stream()
                .filter(user -> accounts.containsKey(user.account()))
                .flatMap(user -> UserTimes.end(user).stream()
                        .flatMap(end -> ending(
                                Objects.requireNonNull(accounts.get(user.account())),
                                USER,
                                user.name(),
                                end,
                                user.createdAt(),
                                now)
                                .stream()));
        return Stream.concat(ofAccounts, ofUsers)
                .filter(ending -> !ending.isForeseen())
                .filter(ending -> view.notifications().of(ending.account().key(), REMEMBERED).stream()
                        .noneMatch(ending::isToldBy))
                .toList();
    }

    private static Optional<Ending> of(Account account, Instant now) {
        var signedAt = Instant.ofEpochSecond(account.release().iat());
        return Optional.ofNullable(AccountTimes.of(account).until())
                .flatMap(end -> ending(account, ACCOUNT, account.name(), end, signedAt, now));
    }

    private static Optional<Ending> ending(
            Account account, String type, String name, Instant end, Instant signedAt, Instant now) {
        var days = Expiry.nearness(Duration.between(now, end)).days();
        return days == 0 ? Optional.empty() : Optional.of(new Ending(account, type, name, end, signedAt, days));
    }

    private Notification notice(Ending ending) {
        var near = WITHIN.formatted(ending.days());
        var account = ending.account();
        return new Notification(
                context.newId(),
                context.id(),
                account.key(),
                ending.type(),
                null,
                new Facts(ending.name(), "", "", "", near, near, account.key().text(), account.name(), "", ""),
                context.now(),
                ending.end(),
                null,
                Delivery.INBOX);
    }
}
