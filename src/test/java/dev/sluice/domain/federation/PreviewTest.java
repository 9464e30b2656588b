package dev.sluice.domain.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.ui.testing.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Previews")
class PreviewTest {
    @Test
    @DisplayName("compare the accounts of both sides only, whatever waits for the others")
    void compareWhomTheyConcern(@TempDir Path folder) {
        try (var workspace = new TestWorkspace(folder.resolve("workspace"), "open sesame")) {
            var environment = workspace.environments().create("Retail", Level.DEVELOPMENT, List.of());
            var realm = workspace.realm(environment.id());
            var exporter = account(realm, "ACCTA");
            var importer = account(realm, "ACCTB");
            account(realm, "never pushed");
            var draft = new OfferDraft(exporter.key(), importer.key(), "orders", "orders.>", ShareKind.STREAM);
            var preview = realm.federation().previewShare(draft, null);
            assertEquals(
                    List.of("ACCTA", "ACCTB"),
                    preview.accounts().stream()
                            .map(change -> change.account().name())
                            .toList());
        }
    }

    private static Account account(EnvironmentServices realm, String name) {
        return realm.accounts()
                .add(name, Limits.core(), OperationOptions.stage())
                .value();
    }
}
