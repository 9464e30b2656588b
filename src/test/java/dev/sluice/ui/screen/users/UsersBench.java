package dev.sluice.ui.screen.users;

import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.testing.TestWorkspace;
import dev.sluice.ui.testing.UiTest;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Users screen over 5,000 accounts with 50,000 users: it is to open in under 300 ms and to filter in under
/// 50. What it costs in the background and on the FX thread is measured apart, by the time of the processor, since
/// other processes of a busy machine hold threads too.
@Tag("bench")
class UsersBench extends UiTest {
    private static final int ACCOUNTS = 5_000;
    private static final int EACH = 10;
    private static final int ROUNDS = 5;

    private final TestOperator operator = new TestOperator();

    @Test
    void openAndFilter(@TempDir Path folder) {
        try (var workspace = new TestWorkspace(folder.resolve("large"), "open sesame")) {
            var environment = workspace.environments().create("Large", Level.DEVELOPMENT, List.of());
            for (var first = 0; first < ACCOUNTS; first += 500) {
                var from = first;
                workspace.store().write(tx -> fill(tx, environment.id(), from, from + 500));
            }
            var directory = workspace.services(environment.id()).reads().users();
            measured("read for the first time, in the background", directory::list);
            for (var round = 0; round < ROUNDS; round++) {
                measured(
                        "made into rows, in the background",
                        () -> directory.list().stream()
                                .map(entry -> UsersRow.of(entry, true))
                                .toList());
            }
            enter(workspace);
            press("#go-users");
            await(() -> table().getItems().size() == ACCOUNTS * EACH);
            var table = onFx(this::table);
            var field = node(".filter-field", TextField.class);
            for (var round = 0; round < ROUNDS; round++) {
                onFx("filter by a name", () -> filter(field, "user-4999-7"));
                onFx("filter off", () -> filter(field, ""));
                onFx("filter by an account", () -> filter(field, "account-4077"));
                onFx("filter off", () -> filter(field, ""));
                onFx("select", () -> {
                    table.getSelectionModel().select(30_000);
                    return true;
                });
                press("#go-audit");
                onFx("open again", () -> {
                    window().stage().getScene().getRoot().lookup("#go-users").fireEvent(new javafx.event.ActionEvent());
                    return true;
                });
                await(() -> table().getItems().size() == ACCOUNTS * EACH);
            }
        }
    }

    private boolean filter(TextField field, String words) {
        field.setText(words);
        window().stage().getScene().getRoot().layout();
        return true;
    }

    private static void onFx(String what, Supplier<Boolean> work) {
        onFx(() -> measured(what + ", on the FX thread", work));
    }

    private static <T> T measured(String what, Supplier<T> work) {
        var before = spent();
        var value = work.get();
        System.out.printf("BENCH 50,000 users, %s: %d ms%n", what, (spent() - before) / 1_000_000);
        return value;
    }

    private static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private TableView<?> table() {
        return window().stage().getScene().getRoot().lookup(".data-table .table-view") instanceof TableView<?> table
                ? table
                : new TableView<>();
    }

    private StoreTx fill(StoreTx tx, EnvironmentId environment, int from, int to) {
        var now = Instant.now();
        for (var n = from; n < to; n++) {
            try (var seed = TestOperator.seed(KeyKind.ACCOUNT)) {
                tx.accounts()
                        .save(new Account(
                                seed.publicKey(),
                                environment,
                                "account-" + n,
                                AccountRole.MANAGED,
                                Limits.core(),
                                Release.NONE,
                                now,
                                null));
                for (var m = 0; m < EACH; m++) {
                    tx.users().save(user(seed, "user-" + n + "-" + m, now));
                }
            }
        }
        return tx;
    }

    private User user(Seed account, String name, Instant now) {
        try (var seed = TestOperator.seed(KeyKind.USER)) {
            var claims = UserClaims.of(seed.publicKey().text(), name);
            return new User(seed.publicKey(), account.publicKey(), name, operator.sign(claims, account), now);
        }
    }
}
