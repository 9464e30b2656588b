package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.testing.TestClient;
import dev.sluice.ui.testing.LiveTraffic;
import dev.sluice.ui.testing.RetailTest;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest extends RetailTest {

    @Test
    @DisplayName("Users: made by role, tested, connected and kicked, revoked and let in again, deleted")
    void fromTheFirstToTheLast(@TempDir Path out) throws IOException {
        var carts = retail.account("ACCTA");
        retail.services()
                .roles()
                .add(
                        carts.key(),
                        "orders",
                        UserPatch.of(
                                new SubjectRules(List.of("orders.>"), List.of("orders.secret"), List.of(), List.of())),
                        OperationOptions.now());
        show("users");
        press("#users-new");
        picture("81-users-new");
        assertEquals(List.of(), nameless());
        choose("#user-account", "ACCTA");
        write("#user-names", "till-1\ntill-2");
        choose("#user-role", "orders");
        files.answer(out);
        press("#user-create");
        awaitText("2 creds files saved in");
        assertTrue(Files.readString(out.resolve("till-1.creds")).contains("USER NKEY SEED"));
        select("till-1");
        awaitText("By its role orders");
        write("#can-subject", "orders.secret");
        awaitText("is denied, by orders.secret");
        picture("82-users-detail");
        assertEquals(List.of(), nameless());

        menu("#users-more", "users-kit");
        awaitText("Prefix of inboxes");
        press("#kit-try");
        awaitText("Connected to");
        picture("88-users-kit");
        assertEquals(List.of(), nameless());
        keys(KeyCode.ESCAPE);

        menu("#users-more", "users-revoke");
        awaitText("Revoke till-1?");
        picture("83-users-revoke");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("till-1 is revoked.");
        keys(KeyCode.ESCAPE);
        awaitText("is denied: the user is revoked");
        menu("#users-more", "users-unrevoke");
        awaitText("works again, wherever a copy of it is");
        press("#act-verb");
        awaitText("till-1 is let in again.");
        keys(KeyCode.ESCAPE);
        press("#users-remove");
        press("#act-verb");
        awaitText("till-1 is deleted.");
        keys(KeyCode.ESCAPE);
        awaitText("All 1");

        // What came after a deleted row is not selected: whoever presses on would delete that, too.
        select("till-2");
        menu("#users-of-account", "users-roles");
        awaitText("1 user");
        picture("84-users-roles");
        assertEquals(List.of(), nameless());
        keys(KeyCode.ESCAPE);
        menu("#users-of-account", "users-revocations");
        awaitText("till-1");
        picture("85-users-revocations");
        keys(KeyCode.ESCAPE);

        try (var traffic = new LiveTraffic(retail.services())) {
            traffic.subscribe(carts, "orders.>");
            select("subscriber");
            awaitText("1 of 1 servers answered");
            awaitText("1 subscription");
            picture("86-users-connected");
            press("#users-kick");
            press("#act-verb");
            awaitText("1 of 1 connections of subscriber were closed.");
        }
        assertFalse(retail.services().userChanges().revocations(carts.key()).isEmpty());
    }

    @Test
    @DisplayName("G5 creds are renewed where a client reads them: who is cut when is shown, then its client is cut")
    void renewedWhereTheyAreRead() throws IOException, InterruptedException {
        var services = retail.services();
        var till = services.users().add(retail.account("ACCTA").key(), "till");
        show("users");
        select("till");
        menu("#users-more", "users-context");
        awaitText("Written as a context of the NATS CLI");
        var file = services.users().issues(till).getFirst();
        menu("#users-more", "users-renew");
        awaitText("Nobody is connected with the old creds now");
        awaitNode("#renew-context-Retail-ACCTA-till");
        picture("89-users-renew-empty");
        write("#renew-path", root.resolve("none.creds").toString());
        awaitText("it is not there");
        picture("8a-users-renew-refused");
        press("#renew-context-Retail-ACCTA-till");
        awaitText("It holds creds of this user");
        var creds = Path.of(node("#renew-path", TextInputControl.class).getText());
        var before = Files.readString(creds);
        try (var client = TestClient.connect(new Options.Builder()
                .servers(services.environment().servers().toArray(String[]::new))
                .authHandler(Nats.credentials(creds.toString()))
                .connectionName("till at the door")
                .noReconnect())) {
            client.flush();
            press("#renew-ask");
            awaitText("till at the door on n1");
            awaitText("cut by this");
            picture("8b-users-renew");
            assertEquals(List.of(), nameless());
            press("#choice-run_out");
            awaitText("The old creds end ");
            picture("8c-users-renew-keep");
            press("#choice-shut_out");
            press("#act-verb");
            awaitText("1 of 1 servers let a client in with them. The old ones are shut out.");
            awaitText("was cut; comes back with the file");
            picture("8d-users-renewed");
            assertEquals(List.of(), nameless());
            await(() -> client.connection().getStatus() == Connection.Status.CLOSED);
        }
        assertFalse(before.equals(Files.readString(creds)));
        assertEquals(CredsIssue.Kind.CONTEXT, file.place().kind());
    }

    @Test
    void severalAreChangedAtOnceAndRevoked() {
        var account = retail.account("ACCTA");
        retail.services().users().add(account.key(), "ann");
        retail.services().users().add(account.key(), "bob");
        show("users");
        awaitText("bob");
        var rows = node(".data-table .table-view", TableView.class).getSelectionModel();
        fx(() -> rows.selectRange(0, 2));
        awaitText("2 users selected");
        picture("30-users-selected");
        press("#users-bulk");
        write("#bulk-users-add-tags", "fleet");
        awaitText("2 of 2 users change");
        picture("31-users-bulk");
        assertEquals(List.of(), nameless());
        press("#bulk-users-change");
        awaitText("2 users are changed");
        press("#users-revoke-all");
        awaitText("Revoke 2 users?");
        picture("32-users-revoke");
        press("#act-verb");
        awaitText("2 users are shut out.");
    }

    private void choose(String list, String words) {
        ComboBox<?> box = node(list, ComboBox.class);
        await(() -> pick(box, words));
    }

    private static <T> boolean pick(ComboBox<T> box, String words) {
        return box.getItems().stream()
                .filter(item -> box.getConverter().toString(item).equals(words))
                .findFirst()
                .map(item -> {
                    box.setValue(item);
                    return true;
                })
                .orElse(false);
    }
}
