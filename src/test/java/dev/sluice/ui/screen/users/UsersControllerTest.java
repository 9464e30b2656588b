package dev.sluice.ui.screen.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.MessageRoutes;
import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.user.UserAdmission;
import dev.sluice.ui.user.clients.UserClients;
import dev.sluice.ui.user.terms.PermissionTester;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Users, without a toolkit")
class UsersControllerTest extends ControllerTest {

    private static final UserPatch ORDERS =
            UserPatch.of(new SubjectRules(List.of("orders.>"), List.of("orders.secret"), List.of(), List.of()));

    private final UsersModel model = new UsersModel();
    private final UsersController controller = new UsersController(console.context(), model);
    private final Account shop = console.unit().account("ACCTA");

    private User user(Account account, String name) {
        return console.unit().services().users().add(account.key(), name);
    }

    private UsersRow row(String name) {
        return model.rows().items().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return model.rows().items().stream().map(UsersRow::name).toList();
    }

    private UserAdmission standing(String name) {
        return row(name).standing(console.unit().clock().instant());
    }

    @Test
    void usersOfEveryAccountAreListedAndNarrowed() {
        var other = console.unit().account("ACCTB");
        user(shop, "till");
        user(other, "stock");
        controller.activate();
        assertTrue(names().containsAll(List.of("till", "stock")), names().toString());
        controller.open(other.key().text());
        assertEquals(List.of("stock"), names());
        assertEquals("ACCTB", row("stock").entry().account());
        assertEquals(Optional.of(other.key()), controller.account());
        user(other, "stock-2");
        assertEquals(List.of("stock", "stock-2"), names());
        controller.narrow(Optional.empty());
        assertTrue(names().contains("till"));
    }

    @Test
    void whatKeepsOneOutIsSaid() {
        var services = console.unit().services();
        var till = user(shop, "till");
        services.users().add(shop.key(), new UserDraft("brief", UserPatch.NONE, null, Duration.ofDays(3), List.of()));
        controller.activate();
        assertEquals(UserAdmission.LET_IN, standing("till"));
        assertEquals(UserAdmission.ENDING, standing("brief"));
        services.userChanges().revoke(shop.key(), till.key().text(), null, OperationOptions.now());
        assertEquals(UserAdmission.REVOKED, standing("till"));
        services.userChanges().unrevoke(shop.key(), till.key().text(), OperationOptions.now());
        assertEquals(UserAdmission.LET_IN, standing("till"));
        services.userChanges().remove(till, OperationOptions.now());
        assertFalse(names().contains("till"));
    }

    @Test
    void theRoleIsKnownByItsKeyAndItsRulesHold() {
        var services = console.unit().services();
        services.roles().add(shop.key(), "orders", ORDERS, OperationOptions.now());
        var till = services.users()
                .add(shop.key(), new UserDraft("till", UserPatch.NONE, "orders", null, List.of("floor:1")));
        controller.activate();
        assertEquals("orders", row("till").role());
        assertTrue(row("till").entry().terms().restricted());
        controller.open(till.key().text());
        var tester = controller.tester();
        tester.subject().set("orders.created");
        console.letTimePass();
        var said = assertInstanceOf(PermissionTester.Said.class, tester.result().get());
        assertTrue(said.answer().isAllowed());
        assertEquals("orders.>", said.answer().rule());
        assertEquals(MessageRoutes.Way.STAYS, said.legs().getFirst().way());
        tester.subject().set("orders.secret");
        console.letTimePass();
        assertFalse(
                assertInstanceOf(PermissionTester.Said.class, tester.result().get())
                        .answer()
                        .isAllowed());
        tester.subject().set("orders..secret");
        console.letTimePass();
        assertInstanceOf(PermissionTester.NoSubject.class, tester.result().get());
        services.roles().remove(shop.key(), "orders", OperationOptions.now());
        assertEquals("", row("till").role());
    }

    @Test
    void theDetailTellsWhatWasDoneAboutIt() {
        var till = user(shop, "till");
        user(shop, "other");
        var services = console.unit().services();
        services.users().creds(till, CredsIssue.Place.file("till.creds"));
        services.userChanges().edit(till, UserEdit.of(ORDERS));
        controller.open(till.key().text());
        controller.activate();
        var detail = Objects.requireNonNull(model.detail().get());
        assertEquals(
                List.of("user.change", "user.add"),
                detail.history().stream().map(deed -> deed.action()).toList());
        assertEquals(
                List.of("orders.>"),
                detail.facts().limits().permissions().publish().allow());
        controller.inspect(detail.row()).run();
        assertEquals(
                new Route(ScreenId.INSPECTOR, detail.row().user().jwt()),
                console.gone().getLast());
    }

    @Test
    void whoComesBackSeesWhereTheUserIsConnected() {
        var till = user(shop, "till");
        controller.open(till.key().text());
        controller.activate();
        controller.clients().ask();
        assertInstanceOf(UserClients.Told.class, controller.clients().state().get());
        controller.deactivate();
        assertInstanceOf(UserClients.Unknown.class, controller.clients().state().get());
        controller.activate();
        assertInstanceOf(UserClients.Told.class, controller.clients().state().get());
    }

    @Test
    void copiedCredsLeaveTheClipboardAndWhatWasCopiedSinceStays() {
        var till = user(shop, "till");
        controller.commands().copy(till, true).run();
        assertTrue(console.dialogs().copied().contains("-----BEGIN NATS USER JWT-----"));
        console.letTimePass();
        assertEquals("", console.dialogs().copied());
        controller.commands().copy(till, true).run();
        console.dialogs().copyElsewhere("something else");
        console.letTimePass();
        assertEquals("something else", console.dialogs().copied());
        controller.commands().copy(till, true).run();
        console.dialogs().secrets().close();
        assertEquals("", console.dialogs().copied());
        assertFalse(controller.commands().copy(till, false).isEnabled(), "creds made elsewhere are not here");
    }
}
