package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.EventUsers;
import dev.sluice.domain.federation.operation.AccountView.Ability;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator that requires signing keys.
class StrictOperatorTest {
    @Test
    @DisplayName(
            "An account without a signing key mints no users, for events neither, since no server takes them; activations it signs")
    void noSigningKey(@TempDir Path folder) {
        try (var workspace = Fixtures.workspace(folder)) {
            var environment = Fixtures.imported(workspace, folder, Fixtures.ROOT.resolve("strict"));
            var services = workspace.services(environment.id());
            var made = services.accounts()
                    .add("bare", Limits.core(), OperationOptions.stage())
                    .value();
            assertTrue(services.accounts().view(made.key()).abilities().contains(Ability.MINT));
            var events = new EventUsers(services.context().signer(), environment.id());
            var speaker = workspace
                    .store()
                    .read(view ->
                            events.of(view, services.accounts().view(made.key()).account()))
                    .orElseThrow();
            assertNotEquals(made.key(), speaker.key());
            assertEquals(made.key().text(), speaker.issuerAccount());
            workspace.store().write(tx -> {
                var plain =
                        AccountClaims.builder(made.key().text(), made.name()).build();
                tx.accounts().save(made.withRest(ClaimRest.write(plain)));
                return made;
            });
            var refused =
                    assertThrows(ProblemException.class, () -> services.users().add(made.key(), "joe"));
            assertEquals(ProblemCode.SIGNING_KEY_REQUIRED, refused.code());
            assertTrue(workspace
                    .store()
                    .read(view ->
                            events.of(view, services.accounts().view(made.key()).account()))
                    .isEmpty());
            assertTrue(services.users().list(made.key()).isEmpty());
            assertFalse(services.accounts().view(made.key()).abilities().contains(Ability.MINT));
            // Servers take an activation that the account's own key signed (jwt-facts.md#2).
            services.exports()
                    .add(
                            new ExportDraft(made.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                            OperationOptions.stage());
            var export = workspace.store().write(tx -> {
                var edit = (dev.sluice.domain.model.record.StagedChange.AddExport)
                        tx.staged().in(environment.id()).getLast().edit();
                tx.exports().save(edit.export());
                return edit.export();
            });
            var partner =
                    Seed.generate(KeyKind.ACCOUNT, new Random(5)::nextBytes).publicKey();
            assertNotNull(services.activations()
                    .issue(made.key(), export, partner)
                    .grant()
                    .token());
        }
    }
}
