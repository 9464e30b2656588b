package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.testing.RetailTest;
import dev.sluice.ui.testing.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Operators whose servers run.
class OperatorsTest extends RetailTest {

    @Test
    @DisplayName("S4-36 another identity counts once the servers were started with it, and not before")
    void anotherIdentity() {
        var before = retail.services().environment().operator();
        show("environments");
        select("Retail");
        menu("#environments-more", "environments-reissue");
        awaitText("Another identity for Retail");
        picture("97-reissue");
        assertEquals(List.of(), nameless());
        press("#reissue-begin");
        awaitNode("#reissue-copy");
        press("#act-verb");
        awaitText("is not trusted yet by: n1.");
        picture("98-reissue-not-installed");
        var next = retail.services().reissue().next().orElseThrow();
        retail.install(next);
        press("#act-verb");
        awaitText("Retail has the identity");
        picture("99-reissued");
        assertEquals(List.of(), nameless());
        keys(KeyCode.ESCAPE);
        var now = retail.services().environment().operator();
        assertEquals(OperatorIdentity.claims(next).subject(), now.text());
        assertTrue(!now.equals(before));
    }

    @Test
    @DisplayName("S4-37 a system that runs is looked at, and what is ticked of it taken over")
    void adopted() {
        var shop = retail.account("Shop");
        retail.account("Depot");
        retail.account("Archive");
        try (var ours = new TestWorkspace(root.resolve("ours"), "open sesame")) {
            ours.environments().create("Ours", Level.DEVELOPMENT, List.of());
            bring(ours, retail.services().environment().signingKey());
            bring(ours, shop.key());
            enter(ours);
            press("#go-environments");
            press("#environments-adopt");
            write("#adopt-servers", retail.services().environment().servers().getFirst());
            files.answer(adminCreds());
            press("#adopt-creds");
            press("#adopt-survey");
            awaitText("What the servers store");
            picture("9a-adopt");
            assertEquals(List.of(), nameless());
            var depot = node("#adopt-Depot", CheckBox.class);
            fx(() -> depot.setSelected(true));
            press("#adopt-verb");
            awaitText("Retail: 2 of 4 accounts are taken over. Nothing was pushed.");
            awaitText("With creds of a system user that somebody gave");
            picture("9b-adopted");
            var adopted = ours.environments().choose("Retail");
            assertEquals(Level.PRODUCTION, adopted.level());
            assertEquals(
                    List.of("Depot", "Shop"),
                    ours.services(adopted.id()).reads().accounts().managed().stream()
                            .map(Account::name)
                            .toList());
            press("#link-test-run");
            awaitText("Every one takes what our key signs.");
        }
    }

    private void bring(TestWorkspace ours, PublicKey key) {
        var _ = retail.workspace().vault().lend(key, seed -> {
            ours.vault().add(seed);
            return key;
        });
    }

    private Path adminCreds() {
        var services = retail.services();
        var admin = services.users().add(services.environment().systemAccount(), "admin");
        var file = root.resolve("admin.creds");
        FileAccess.writeSecret(file, services.users().creds(admin, CredsIssue.Place.file("admin.creds")));
        return file;
    }
}
