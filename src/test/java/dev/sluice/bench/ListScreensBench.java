package dev.sluice.bench;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.testing.TestWorkspace;
import dev.sluice.ui.testing.UiTest;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window over 5,000 accounts with an export and a connection each: how long the FX thread is held by opening,
/// filtering and selecting.
@Tag("bench")
class ListScreensBench extends UiTest {
    private static final int ACCOUNTS = 5_000;
    private static final long BAR_MILLIS = 100;
    private static final List<ConnectionState> STATES = List.of(
            ConnectionState.PENDING,
            ConnectionState.ACTIVE,
            ConnectionState.ACTIVE,
            ConnectionState.DEGRADED,
            ConnectionState.REVOKED);

    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong busiest = new AtomicLong();
    private long spent;
    private final List<Account> accounts = new ArrayList<>();

    @Test
    void everyListScreen(@TempDir Path folder) {
        try (var workspace = new TestWorkspace(folder.resolve("large"), "open sesame");
                var pulse = Executors.newScheduledThreadPool(
                        1, Thread.ofPlatform().daemon().factory())) {
            var environment = workspace.environments().create("Large", Level.DEVELOPMENT, List.of());
            workspace.store().write(tx -> fill(tx, environment.id()));
            var beating = pulse.scheduleAtFixedRate(this::beat, 5, 5, TimeUnit.MILLISECONDS);
            measured("open the window", () -> enter(workspace), () -> rows() >= ACCOUNTS);
            // The first round is the worst a person meets, the second what it is like from then on.
            for (var round : List.of("first", "again")) {
                all(round);
            }
            measured("go back to accounts", () -> press("#go-accounts"), () -> rows() >= ACCOUNTS);
            beating.cancel(false);
        }
    }

    private void all(String round) {
        screen(round + " accounts", ACCOUNTS);
        screen(round + " exports", ACCOUNTS * 4 / 5);
        screen(round + " imports", ACCOUNTS * 3 / 5 - 1);
        screen(round + " pending", ACCOUNTS / 5 - 1);
        screen(round + " connections", ACCOUNTS * 3 / 5 - 1);
        screen(round + " terminated", ACCOUNTS / 5);
        screen(round + " flows", ACCOUNTS * 3 / 5 - 1);
        screen(round + " keys", ACCOUNTS);
        screen(round + " audit", 1);
    }

    private void screen(String name, int expected) {
        measured(
                name + ": open", () -> press("#go-" + name.substring(name.indexOf(' ') + 1)), () -> rows() >= expected);
        measured(name + ": filter", () -> filter("499"), () -> rows() < Math.max(expected, 2));
        measured(name + ": filter off", () -> filter(""), () -> rows() >= expected);
        measured(name + ": select", () -> choose(0), () -> true);
        measured(name + ": select the last", () -> choose(Math.max(0, rows() - 1)), () -> true);
        measured(name + ": facet", this::facet, () -> true);
    }

    private void measured(String what, Runnable act, java.util.function.BooleanSupplier done) {
        longest.set(0);
        busiest.set(0);
        var began = System.nanoTime();
        act.run();
        await(done);
        // Whatever the act set in motion goes first.
        for (var turn = 0; turn < 20; turn++) {
            fx(() -> window().stage().getScene().getRoot().layout());
        }
        var busy = busiest.get() / 1_000_000;
        System.out.printf(
                "BENCH 5,000 accounts, %s: %d ms in all; FX thread busy for %d ms, held for %d ms at most%s%n",
                what,
                (System.nanoTime() - began) / 1_000_000,
                busy,
                longest.get() / 1_000_000,
                busy > BAR_MILLIS ? " (bar " + BAR_MILLIS + ")" : "");
    }

    /// How long the FX thread let somebody wait.
    private void beat() {
        var asked = System.nanoTime();
        Platform.runLater(() -> {
            longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
            // Other processes of a busy machine hold the thread too: not its own time.
            var now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            busiest.accumulateAndGet(now - spent, Math::max);
            spent = now;
        });
    }

    private int rows() {
        return table().getItems().size();
    }

    private TableView<?> table() {
        return window().stage().getScene().getRoot().lookup(".data-table .table-view") instanceof TableView<?> table
                ? table
                : new TableView<>();
    }

    private void filter(String words) {
        fx(() -> {
            if (window().stage().getScene().getRoot().lookup(".filter-field") instanceof TextField field) {
                field.setText(words);
            }
        });
    }

    private void choose(int row) {
        fx(() -> {
            table().getSelectionModel().clearAndSelect(row);
            table().scrollTo(row);
        });
    }

    /// To another one, and back to the one that shows all.
    private void facet() {
        fx(() -> {
            var facets = window().stage().getScene().getRoot().lookupAll(".facet").stream()
                    .filter(ToggleButton.class::isInstance)
                    .map(ToggleButton.class::cast)
                    .toList();
            facets.stream().skip(1).limit(1).forEach(ToggleButton::fire);
            facets.stream().limit(1).forEach(ToggleButton::fire);
        });
    }

    private StoreTx fill(StoreTx tx, EnvironmentId environment) {
        var now = Instant.now();
        for (var n = 0; n < ACCOUNTS; n++) {
            try (var seed = TestOperator.seed(KeyKind.ACCOUNT)) {
                var account = new Account(
                        seed.publicKey(),
                        environment,
                        "account-" + n,
                        AccountRole.MANAGED,
                        Limits.core(),
                        Release.NONE,
                        now,
                        null);
                tx.accounts().save(account);
                accounts.add(account);
            }
            var export = export(accounts.getLast(), n, now);
            tx.exports().save(export);
            if (n > 0) {
                tx.connections().save(connection(environment, export, n, now));
            }
        }
        return tx;
    }

    private static Export export(Account account, int n, Instant now) {
        return new Export(
                new ExportId(UUID.randomUUID()),
                account.key(),
                "feed-" + n,
                Subject.of("orders.n" + n + ".>"),
                ShareKind.STREAM,
                Visibility.PRIVATE,
                Export.Origin.STANDALONE,
                now,
                null);
    }

    private Connection connection(EnvironmentId environment, Export export, int n, Instant now) {
        var state = STATES.get(n % STATES.size());
        var reason = state == ConnectionState.REVOKED ? Reason.REVOKED_BY_EXPORTER : Reason.NONE;
        return new Connection(
                new ConnectionId(UUID.randomUUID()),
                environment,
                new Share(
                        "feed-" + n,
                        export.kind(),
                        export.subject(),
                        export.account(),
                        accounts.get(n - 1).key(),
                        export.id()),
                Reception.SAME,
                Grant.NONE,
                new Status(state, reason, now, null),
                now,
                state == ConnectionState.PENDING ? now.plusSeconds(600_000) : null);
    }
}
