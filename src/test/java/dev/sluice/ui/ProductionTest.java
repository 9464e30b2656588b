package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.ui.testing.TestWorkspace;
import dev.sluice.ui.testing.UiTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is harder to do where it matters.
class ProductionTest extends UiTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    @Override
    protected InstantSource clock() {
        return now::get;
    }

    @Test
    @DisplayName(
            "ux.md#2.6 an account of production is deleted after a copy was offered, its name and the passphrase typed, and ten seconds")
    void deletingAnAccount(@TempDir Path folder) {
        try (var workspace = new TestWorkspace(folder.resolve("production"), "open sesame")) {
            var environment = workspace.environments().create("Retail", Level.PRODUCTION, List.of());
            var services = workspace.services(environment.id());
            services.accounts().add("Billing", Limits.core(), OperationOptions.now());
            services.accounts().add("Shop", Limits.core(), OperationOptions.now());
            enter(workspace);
            awaitText("Billing");
            press("#shell-read-only");
            press(".sheet-buttons .danger");
            select("Billing");
            press("#accounts-delete");
            awaitText("Time for second thoughts: 10 s.");
            write("#typed-name", "Billing");
            write("#proof-passphrase", "open sesame");
            press("#backup-verb");
            awaitText("Copied to ");
            picture("13-delete-in-production");
            assertEquals(List.of(), nameless());
            now.updateAndGet(time -> time.plus(Duration.ofMillis(9_500)));
            awaitText("Time for second thoughts: 1 s.");
            assertTrue(node("#act-verb", ButtonBase.class).isDisabled());
            now.updateAndGet(time -> time.plus(Duration.ofMillis(500)));
            press("#act-verb");
            awaitText("Billing is deleted.");
            keys(KeyCode.ESCAPE);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(6)));
            select("Shop");
            menu("#accounts-more", "accounts-renew");
            awaitText("The passphrase, once more");
            picture("14-passphrase-once-more");
            assertEquals(List.of(), nameless());
            write("#proof-passphrase", "open sesame");
            press("#proof-verb");
            awaitText("A new end for Shop");
            keys(KeyCode.ESCAPE);
            menu("#accounts-more", "accounts-renew");
            awaitText("A new end for Shop");
            assertCopied(folder.resolve("production").resolve("copy"));
        }
    }

    /// With the account that is gone now.
    private static void assertCopied(Path copy) {
        try (var writer = Executors.newSingleThreadExecutor();
                var store = H2Store.open(copy, writer)) {
            var names = store
                    .read(view -> view.accounts()
                            .in(view.environments().all().getFirst().id()))
                    .stream()
                    .map(account -> account.name())
                    .toList();
            assertTrue(names.contains("Billing"), names::toString);
        }
    }
}
