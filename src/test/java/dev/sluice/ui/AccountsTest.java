package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.testing.RetailTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.Test;

class AccountsTest extends RetailTest {

    @Test
    void anEmptyListSaysTheOneNextStep() {
        enter(retail.workspace());
        awaitNode("#go-accounts");
        awaitText("SYS");
        picture("10-accounts-system-only");
    }

    @Test
    void accountsAreListedAndOpened() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.account("Analytics");
        retail.share(carts, shop, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>");
        retail.offer(carts, shop, "orders", "orders.>");
        retail.realm().users().add(carts.key(), "publisher");
        enter(retail.workspace());
        awaitText("ACCTA");
        select("ACCTA");
        awaitText("Grant activations");
        awaitText("publisher");
        picture("11-accounts");
        assertEquals(List.of(), nameless());
    }

    @Test
    void aNewAccountIsListedAndWaitsForThePush() {
        enter(retail.workspace());
        press("#accounts-new");
        write("#account-name", "bad/name");
        awaitText("is not a usable name");
        picture("12-new-account-wrong");
        write("#account-name", "Billing");
        press("#account-create");
        awaitText("Not pushed");
        awaitText("Review and push (1)");
        picture("12-new-account");
        assertEquals(List.of(), nameless());
    }

    @Test
    void s0_11_aTokenForAnotherAccountIsRefusedInThisOne() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.account("ACCTC");
        var export = retail.export(carts, "cart", "retail.v1.cart.>", Visibility.PRIVATE);
        var issued = retail.realm().activations().issue(carts.key(), export, shop.key());
        enter(retail.workspace());
        select("ACCTC");
        choose("#accounts-more", "accounts-token");
        write("#import-token", Objects.requireNonNull(issued.grant().token()));
        awaitText("It was issued for ACCTB, you opened it in ACCTC.");
        assertTrue(node("#act-verb", Button.class).isDisabled());
        picture("14-token-for-another");
    }

    @Test
    void claimsAreInspectedAndServersConfigured() {
        retail.account("ACCTA");
        enter(retail.workspace());
        select("ACCTA");
        choose("#accounts-more", "accounts-inspect");
        awaitText("Account: ACCTA");
        awaitText("as Sluice released it last");
        press("#go-accounts");
        select("ACCTA");
        choose("#accounts-more", "environment-conf");
        awaitText("Configuration for servers of Retail");
        picture("15-server-conf");
        assertEquals(List.of(), nameless());
        files.answer(root);
        press("#conf-save");
        await(() -> Files.exists(root.resolve("server.conf")));
    }

    @Test
    void theEnvironmentIsWrittenForNsc() {
        retail.account("ACCTA");
        enter(retail.workspace());
        select("ACCTA");
        choose("#accounts-more", "environment-nsc");
        awaitText("The seeds leave the vault in clear");
        files.answer(root.resolve("store"));
        press(".folder-row .button");
        picture("16-nsc-export");
        assertEquals(List.of(), nameless());
        press("#nsc-write");
        awaitText("2 accounts, no users and no secret keys were written.");
        picture("17-nsc-exported");
        assertTrue(Files.exists(root.resolve("store/stores")));
    }

    @Test
    void aUserIsWrittenAsAContextOfTheCommandLineTool() throws IOException {
        var account = retail.account("ACCTA");
        retail.realm().users().add(account.key(), "publisher");
        enter(retail.workspace());
        select("ACCTA");
        press(".user-context");
        awaitText("Written as a context of the NATS CLI");
        picture("19-context-written");
        try (var files = Files.walk(root.resolve("home"))) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith("publisher.creds")));
        }
        choose("#accounts-more", "environment-contexts");
        awaitText("Its user is here already.");
        picture("18-contexts");
    }

    @Test
    void withoutContextsItSaysSo() {
        enter(retail.workspace());
        select("SYS");
        choose("#accounts-more", "environment-contexts");
        awaitText("No contexts were found on this computer.");
        picture("18-contexts-none");
    }

    private void choose(String menu, String item) {
        var button = node(menu, MenuButton.class);
        await(() -> !button.isDisabled());
        fx(() -> button.getItems().stream()
                .filter(one -> item.equals(one.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void deletingAsksForTheName() {
        retail.account("Billing");
        enter(retail.workspace());
        awaitText("Billing");
        select("Billing");
        press("#accounts-delete");
        awaitText("Delete account Billing?");
        picture("13-delete-account");
        write("#typed-name", "Billing");
        press("#act-verb");
        awaitText("Billing is deleted.");
        picture("13-delete-account-done");
    }
}
