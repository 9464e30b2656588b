package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.testing.RetailTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
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
        retail.services().users().add(carts.key(), "publisher");
        enter(retail.workspace());
        awaitText("ACCTA");
        select("ACCTA");
        awaitText("Grant activations");
        tab("tab-users");
        awaitText("publisher");
        tab("tab-summary");
        picture("11-accounts");
        assertEquals(List.of(), nameless());
    }

    @Test
    void anAccountIsChangedReviewedAndPushed() {
        var account = retail.account("ACCTA");
        enter(retail.workspace());
        select("ACCTA");
        tab("tab-limits");
        awaitText("1 of 1 servers answered");
        picture("21-limits");
        press("#accounts-edit-rarely");
        write("#rarely-trace", "traces.all");
        awaitText("traces.all");
        picture("22-seldom");
        assertEquals(List.of(), nameless());
        press("#account-stage");
        awaitText("1 change waits for the next push");
        press("#accounts-undo");
        await(() -> window().stage().getScene().getRoot().lookup(".staged-bar") == null);
        press("#accounts-edit-limits");
        write("#limit-connections", "20");
        awaitText("Connections: unlimited → 20.");
        assertEquals(List.of(), nameless());
        press("#account-stage");
        awaitText("1 change waits for the next push");
        press("#accounts-undo");
        await(() -> window().stage().getScene().getRoot().lookup(".staged-bar") == null);
        press("#accounts-edit-limits");
        write("#limit-connections", "30");
        press("#account-stage");
        awaitText("no limit → 30 staged");
        press("#accounts-review");
        awaitText("ACCTA gets: Connections: 30.");
        press("#review-push");
        awaitText("Done: in force on 1 server");
        assertEquals(
                30, retail.services().edits().plan(account.key()).now().limits().get(AccountLimit.CONNECTIONS));
    }

    @Test
    void severalAreChangedAtOnce() {
        retail.account("ACCTA");
        retail.account("ACCTB");
        retail.account("ACCTC");
        enter(retail.workspace());
        awaitText("ACCTC");
        fx(() -> shownTable().getSelectionModel().selectRange(0, 2));
        awaitText("2 accounts selected");
        // What happens elsewhere leaves the selection as it is.
        retail.account("ACCTD");
        awaitText("ACCTD");
        assertEquals(
                2,
                onFx(() -> shownTable().getSelectionModel().getSelectedItems().size()));
        press("#accounts-bulk");
        write("#bulk-connections", "20");
        awaitText("2 of 2 accounts change");
        picture("20-bulk");
        assertEquals(List.of(), nameless());
        press("#bulk-stage");
        awaitText("2 accounts are staged");
        assertEquals(2, retail.services().publisher().staged().size());
    }

    @Test
    void columnsAndTheirOrderStayAsTheyWereLeft() {
        retail.account("ACCTA");
        enter(retail.workspace());
        awaitText("ACCTA");
        item("#table-menu", "Columns", "Exports");
        item("#table-menu", "Also sort by", "Name");
        item("#table-menu", "Copy 2 rows as", "Markdown");
        assertTrue(
                onFx(() -> Clipboard.getSystemClipboard().getString()).startsWith("| Name | Public key | Imports |"));
        await(() -> Files.exists(retail.workspace().folder().resolve("tables.properties")));
        fx(() -> window().show(retail.workspace().folder()));
        await(() -> heads().equals(List.of("Name", "Public key", "Imports", "Connections", "On servers")));
        await(() -> !shownTable().getItems().isEmpty()
                && shownTable().getItems().getFirst() instanceof TableRow row
                && row.searchText().startsWith("SYS"));
    }

    /// On the FX thread.
    private List<String> heads() {
        return shownTable().getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList();
    }

    private TableView<?> shownTable() {
        var found = window().stage().getScene().getRoot().lookup(".data-table .table-view");
        return found instanceof TableView<?> table && !table.getItems().isEmpty() ? table : new TableView<>();
    }

    /// Of a menu's menu.
    private void item(String menu, String within, String name) {
        var button = node(menu, MenuButton.class);
        fx(() -> {
            button.show();
            button.getItems().stream()
                    .filter(one -> within.equals(one.getText()) && one instanceof Menu)
                    .flatMap(one -> ((Menu) one).getItems().stream())
                    .filter(one -> name.equals(one.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            button.hide();
        });
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
        var issued = retail.services().activations().issue(carts.key(), export, shop.key());
        enter(retail.workspace());
        select("ACCTC");
        menu("#accounts-more", "accounts-token");
        write("#import-token", Objects.requireNonNull(issued.grant().token()));
        awaitText("It was issued for ACCTB, you opened it in ACCTC.");
        assertTrue(node("#act-verb", Button.class).isDisabled());
        picture("14-token-for-another");
    }

    @Test
    void anAccountGetsANewEnd() {
        var carts = retail.account("ACCTA");
        retail.services().accounts().renew(carts.key(), Duration.ofDays(3), OperationOptions.now());
        enter(retail.workspace());
        select("ACCTA");
        awaitText("Ends");
        menu("#accounts-more", "accounts-renew");
        awaitText("In 90 days");
        awaitText("ACCTA (" + carts.key().shortText() + ")");
        picture("14-account-renew");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("ACCTA ends at");
        picture("14-account-renewed");
        var end = Objects.requireNonNull(retail.services()
                .accounts()
                .lifespan(retail.services().accounts().find("ACCTA"))
                .until());
        assertTrue(end.isAfter(Instant.now().plus(Duration.ofDays(89))));
    }

    @Test
    void claimsAreInspectedAndServersConfigured() {
        retail.account("ACCTA");
        enter(retail.workspace());
        select("ACCTA");
        menu("#accounts-more", "accounts-inspect");
        awaitText("Account: ACCTA");
        awaitText("as Sluice released it last");
        press("#go-accounts");
        select("ACCTA");
        menu("#accounts-more", "environment-conf");
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
        menu("#accounts-more", "environment-nsc");
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
        retail.services().users().add(account.key(), "publisher");
        enter(retail.workspace());
        select("ACCTA");
        tab("tab-users");
        press(".user-context");
        awaitText("Written as a context of the NATS CLI");
        picture("19-context-written");
        try (var files = Files.walk(root.resolve("home"))) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith("publisher.creds")));
        }
        menu("#accounts-more", "environment-contexts");
        awaitText("Its user is here already.");
        picture("18-contexts");
    }

    @Test
    void withoutContextsItSaysSo() {
        enter(retail.workspace());
        select("SYS");
        menu("#accounts-more", "environment-contexts");
        awaitText("No contexts were found on this computer.");
        picture("18-contexts-none");
    }

    @Test
    void deletingShowsThePlanAndAsksForTheName() {
        var billing = retail.account("Billing");
        var partner = retail.account("ACCTB");
        retail.share(billing, partner, "invoices", "invoices.>");
        enter(retail.workspace());
        awaitText("Billing");
        select("Billing");
        press("#accounts-delete");
        awaitText("Delete account Billing?");
        awaitText("ACCTB (" + partner.key().shortText() + ") loses invoices.> (invoices)");
        awaitText("Rebuilt without it: ACCTB");
        picture("13-delete-account");
        assertEquals(List.of(), nameless());
        write("#typed-name", "Billing");
        press("#act-verb");
        awaitText("No server has Billing any more");
        awaitText("Billing is deleted.");
        picture("13-delete-account-done");
    }

    @Test
    void s0_16_aRevocationIsListedAndTakenBack() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var shared = retail.share(carts, shop, "cart", "retail.v1.cart.>");
        retail.services().federation().end(shared.id(), ActingAccount.of(carts.key()), OperationOptions.now());
        enter(retail.workspace());
        select("ACCTA");
        tab("tab-revocations");
        awaitText("Holds back 1 token that is known here");
        picture("51-revocations");
        assertEquals(List.of(), nameless());
        press("#revocation-undo");
        awaitText("ACCTB starts receiving retail.v1.cart.> from ACCTA");
        awaitText("works again, wherever a copy of it is");
        picture("52-undo-revocation");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("ACCTB receives retail.v1.cart.> again.");
        picture("53-undone");
        assertEquals(
                ConnectionState.ACTIVE,
                retail.services().federation().list().getFirst().state());
        keys(KeyCode.ESCAPE);
        awaitText("Nothing is revoked.");
        assertTrue(retail.services().revocations().list(carts.key()).isEmpty());

        // And what was signed on the way.
        tab("tab-history");
        awaitText("Signed last");
        expand("#revision-3");
        awaitText("The subject feed retail.v1.cart.> is no longer made available.");
        picture("54-history");
        assertEquals(List.of(), nameless());
    }

    @Test
    void anOldRevisionIsPutBack() {
        var carts = retail.account("ACCTA");
        var export = retail.export(carts, "cart", "retail.v1.cart.>", Visibility.PRIVATE);
        retail.services().exports().remove(export.id(), OperationOptions.now());
        enter(retail.workspace());
        select("ACCTA");
        tab("tab-history");
        awaitText("Revision 3");
        expand("#revision-2");
        awaitText("The subject feed retail.v1.cart.> is made available, to accounts with an activation.");
        press("#revision-2 #accounts-put-back");
        awaitText("What this changes now");
        picture("55-put-back");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("The content of revision 2 of ACCTA is in force again.");
        assertEquals(
                "retail.v1.cart.>",
                retail.services()
                        .exports()
                        .list(carts.key())
                        .getFirst()
                        .subject()
                        .text());
    }

    private void expand(String id) {
        var pane = node(id, TitledPane.class);
        fx(() -> pane.setExpanded(true));
    }

    private void tab(String id) {
        press("#" + id);
    }
}
