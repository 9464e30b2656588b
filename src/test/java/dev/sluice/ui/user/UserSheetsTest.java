package dev.sluice.ui.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.UserConnections;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.user.RevokeManyModel.Whom;
import dev.sluice.ui.user.UserOperations.Unrevoke.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sheets of users and roles, without a toolkit")
class UserSheetsTest extends ControllerTest {

    private static final UserPatch ORDERS =
            UserPatch.of(new SubjectRules(List.of("orders.>"), List.of(), List.of(), List.of()));

    private final Account shop = console.unit().account("ACCTA");
    private final User till = console.unit().services().users().add(shop.key(), "till");
    private final TypedOperationModel model = new TypedOperationModel(typed("till", Level.SANDBOX));

    private static TypedName typed(String name, Level level) {
        return new TypedName(name, level, TypedName.Severity.CUT);
    }

    private Set<String> shutOut() {
        return console.unit().services().userChanges().revocations(shop.key()).keySet();
    }

    private List<String> names() {
        return console.unit().services().users().list(shop.key()).stream()
                .map(User::name)
                .toList();
    }

    private void assertDone(OperationModel asked) {
        assertNull(asked.problem().get());
        assertEquals(console.lastResult(), asked.result().get());
        assertFalse(console.lastResult().isEmpty());
    }

    @Test
    void aUserIsShutOutAndLetInAgain() {
        new UserOperations.Revoke(console.context(), model, till).start();
        assertDone(model);
        assertEquals(Set.of(till.key().text()), shutOut());
        var back = new TypedOperationModel(typed("till", Level.PRODUCTION));
        assertFalse(back.ready().getValue(), "production wants the name");
        back.typed().text().set("till");
        assertTrue(back.ready().getValue());
        new UserOperations.Unrevoke(
                        console.context(),
                        back,
                        shop.key(),
                        new Target(till.key().text(), "till"))
                .start();
        assertDone(back);
        assertEquals(Set.of(), shutOut());
    }

    @Test
    void aUserIsRemovedAndShutOut() {
        new UserOperations.Remove(console.context(), model, till).start();
        assertDone(model);
        assertEquals(List.of(), names());
        assertEquals(Set.of(till.key().text()), shutOut());
    }

    @Test
    void newCredsAreInTheFileWhenTheKeyIsAnother(@TempDir Path folder) throws IOException {
        var file = folder.resolve("till.creds");
        new UserOperations.Rotate(console.context(), model, till, file).start();
        assertDone(model);
        assertTrue(Files.readString(file).contains("BEGIN USER NKEY SEED"));
        var now = console.unit().services().users().list(shop.key()).getFirst();
        assertEquals("till", now.name());
        assertNotEquals(till.key(), now.key());
        assertEquals(Set.of(till.key().text()), shutOut());
    }

    @Test
    void nothingIsRotatedWhereTheCredsCannotBeWritten(@TempDir Path folder) {
        new UserOperations.Rotate(console.context(), model, till, folder.resolve("none/till.creds")).start();
        assertNotNull(model.problem().get());
        assertEquals(
                till.key(),
                console.unit().services().users().list(shop.key()).getFirst().key());
        assertEquals(Set.of(), shutOut());
    }

    @Test
    void whoIsConnectedNowIsSentAway() {
        var plain = new OperationModel();
        var found = new UserConnections.Found(List.of(), 1, 1);
        new UserOperations.Kick(console.context(), plain, till, found).start();
        assertDone(plain);
    }

    @Test
    void aKeyThatOthersMadeIsShutOutAndEverybodyOnceItIsMeant() throws Exception {
        var many = new RevokeManyModel(null, typed("Retail", Level.PRODUCTION));
        var revoke = new RevokeManyController(console.context(), many);
        assertFalse(many.ready().getValue());
        many.typed().text().set("Retail");
        many.account().set(shop);
        many.key().set(shop.key().text());
        assertFalse(many.ready().getValue(), "an account is no user");
        try (var other = TestOperator.seed(KeyKind.USER)) {
            many.key().set(" " + other.publicKey().text());
            assertTrue(many.ready().getValue());
            revoke.start();
            assertDone(many);
            assertEquals(Set.of(other.publicKey().text()), shutOut());
        }
        var all = new RevokeManyModel(shop, typed("ACCTA", Level.STAGING));
        all.whom().set(Whom.EVERYBODY);
        all.before().set(LocalDate.of(2020, 1, 1));
        assertFalse(all.ready().getValue());
        all.typed().text().set("ACCTA");
        assertTrue(all.ready().getValue());
        new RevokeManyController(console.context(), all).start();
        assertDone(all);
        assertEquals(
                Instant.parse("2020-01-01T00:00:00Z").getEpochSecond(),
                console.unit().services().userChanges().revocations(shop.key()).get(RevokedUsers.ALL));
    }

    private EditUserModel editing() {
        return new EditUserModel(console.unit().services().users().facts(till), typed("till", Level.STAGING));
    }

    @Test
    void onlyWhatIsChangedIsSignedAnew() {
        var edit = editing();
        assertFalse(edit.ready().getValue());
        edit.tags().set("floor:1, floor:2");
        assertEquals(List.of("floor:1", "floor:2"), edit.edit().addTags());
        assertEquals(UserPatch.NONE, edit.edit().patch());
        edit.terms().patch().set(ORDERS);
        edit.life().set(Optional.of(UserLife.WEEK));
        assertTrue(edit.ready().getValue());
        new EditUserController(console.context(), edit).start();
        assertDone(edit);
        var facts = console.unit()
                .services()
                .users()
                .facts(console.unit().services().users().list(shop.key()).getFirst());
        assertEquals(List.of("floor:1", "floor:2"), facts.claims().tags());
        assertEquals(List.of("orders.>"), facts.limits().permissions().publish().allow());
        assertEquals(Set.of(), shutOut(), "what was issued before stays good");
    }

    @Test
    void whatWasIssuedBeforeIsShutOutWhereThatIsWanted() {
        var edit = editing();
        edit.tags().set("floor:1");
        assertTrue(edit.ready().getValue(), "nobody is cut");
        edit.cutting().set(true);
        assertFalse(edit.ready().getValue(), "staging wants the name of who is");
        edit.typed().text().set("till");
        assertTrue(edit.ready().getValue());
        new EditUserController(console.context(), edit).start();
        assertDone(edit);
        assertEquals(Set.of(till.key().text()), shutOut());
    }

    private RoleModel role(String name) {
        var role = new RoleModel(shop, typed(name, Level.SANDBOX));
        role.name().text().set(name);
        return role;
    }

    private List<String> roles() {
        return console.unit().services().roles().list(shop.key()).stream()
                .map(role -> role.role())
                .toList();
    }

    @Test
    void aRoleIsMadeChangedAndTakenAway() {
        var added = role("orders");
        assertFalse(role("").ready().getValue());
        assertTrue(added.ready().getValue());
        new RoleOperations.Add(console.context(), added).start();
        assertDone(added);
        assertEquals(List.of("orders"), roles());
        var key = console.unit().services().roles().list(shop.key()).getFirst();
        var edited = new RoleModel(shop, typed("orders", Level.SANDBOX)).of(key);
        edited.terms().patch().set(ORDERS);
        new RoleOperations.Edit(console.context(), edited).start();
        assertDone(edited);
        assertEquals(
                List.of("orders.>"),
                console.unit()
                        .services()
                        .roles()
                        .list(shop.key())
                        .getFirst()
                        .template()
                        .permissions()
                        .publish()
                        .allow());
        var removed = new RoleModel(shop, typed("orders", Level.STAGING)).of(key);
        assertFalse(removed.ready().getValue());
        removed.typed().text().set("orders");
        assertTrue(removed.ready().getValue());
        new RoleOperations.Remove(console.context(), removed).start();
        assertDone(removed);
        assertEquals(List.of(), roles());
    }

    @Test
    void whatAnAccountSaysOfItsUsersIsReadAgainAfterEachChange() {
        var users = new AccountUsers(console.context());
        users.account().set(shop);
        assertEquals(List.of(), users.said().get().revoked());
        new UserOperations.Revoke(console.context(), model, till).start();
        assertEquals(
                List.of("till"),
                users.said().get().revoked().stream()
                        .map(AccountUsers.Shut::name)
                        .toList());
        users.close();
        new RoleOperations.Add(console.context(), role("orders")).start();
        assertEquals(List.of(), users.said().get().roles(), "nobody looks any more");
    }
}
