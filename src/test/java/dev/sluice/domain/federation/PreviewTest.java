package dev.sluice.domain.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.testing.TestWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Previews")
@Tag("unit")
class PreviewTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    @Test
    @DisplayName("compare the accounts of both sides only, whatever waits for the others")
    void compareWhomTheyConcern(@TempDir Path folder) {
        try (var workspace = new TestWorkspace(folder.resolve("workspace"), "open sesame")) {
            var environment = workspace
                    .environments()
                    .create("Retail", Level.DEVELOPMENT, List.of())
                    .id();
            var exporter = account(environment, "ACCTA");
            var importer = account(environment, "ACCTB");
            var waiting = account(environment, "waiting");
            workspace.store().write(tx -> {
                List.of(exporter, importer, waiting).forEach(tx.accounts()::save);
                tx.exports().save(export(waiting));
                return tx;
            });
            var draft = new OfferDraft(exporter.key(), importer.key(), "orders", "orders.>", ShareKind.STREAM);
            var preview = workspace.realm(environment).federation().previewShare(draft, null);
            assertEquals(
                    List.of("ACCTA", "ACCTB"),
                    preview.accounts().stream()
                            .map(change -> change.account().name())
                            .toList());
        }
    }

    private static Account account(EnvironmentId environment, String name) {
        try (var seed = TestOperator.seed(KeyKind.ACCOUNT)) {
            return new Account(
                    seed.publicKey(), environment, name, AccountRole.MANAGED, Limits.core(), Release.NONE, NOW, null);
        }
    }

    private static Export export(Account account) {
        return new Export(
                new ExportId(UUID.randomUUID()),
                account.key(),
                "not signed yet",
                Subject.of("news.>"),
                ShareKind.STREAM,
                Visibility.PRIVATE,
                Export.Origin.STANDALONE,
                NOW,
                null);
    }
}
