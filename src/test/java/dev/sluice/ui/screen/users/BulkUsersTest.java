package dev.sluice.ui.screen.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.screen.users.BulkUsersController.Wish;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.user.UserLife;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Many users at once, without a toolkit")
class BulkUsersTest extends ControllerTest {

    private final Account account = console.unit().account("ACCTA");

    @BeforeEach
    void addUsers() {
        var users = console.unit().services().users();
        users.add(account.key(), "ann");
        users.add(account.key(), "bob");
        users.add(console.unit().account("ACCTB").key(), "cyd");
    }

    private List<UserEntry> users() {
        return console.unit().services().reads().users().list().stream()
                .filter(entry ->
                        List.of("ann", "bob", "cyd").contains(entry.user().name()))
                .toList();
    }

    private static List<Fate.Kind> kinds(BulkUsersModel model) {
        return model.fates().stream().map(Fate::kind).toList();
    }

    @Test
    void theirEndsTagsAndPermissionsAreForeseenAndChanged() {
        var model = new BulkUsersModel(users());
        var controller = new BulkUsersController(console.context(), model);
        controller.activate();
        assertEquals(List.of(Fate.Kind.WAITS, Fate.Kind.WAITS, Fate.Kind.WAITS), kinds(model));
        assertFalse(model.ready().getValue());
        var rules = new SubjectRules(List.of("orders.>"), List.of(), List.of(), List.of());
        controller.typed(new Wish(Optional.of(UserLife.MONTH), List.of("fleet"), List.of(), rules));
        assertEquals(List.of(Fate.Kind.CHANGES, Fate.Kind.CHANGES, Fate.Kind.CHANGES), kinds(model));
        assertTrue(
                model.fates().getFirst().told().endsWith("Tag fleet. Other permissions."),
                model.fates().toString());
        controller.change();
        assertTrue(model.done().get());
        assertEquals(3, model.changed().size());
        for (var entry : users()) {
            assertEquals(List.of("fleet"), entry.terms().tags());
            assertTrue(entry.terms().restricted());
        }
        var again = new BulkUsersModel(users());
        new BulkUsersController(console.context(), again)
                .typed(new Wish(Optional.empty(), List.of("fleet"), List.of(), null));
        assertEquals(List.of(Fate.Kind.SAME, Fate.Kind.SAME, Fate.Kind.SAME), kinds(again));
    }

    @Test
    void whatARoleSaysIsLeftToTheRole() {
        var services = console.unit().services();
        services.roles().add(account.key(), "reader", UserPatch.NONE, OperationOptions.now());
        services.users().add(account.key(), new UserDraft("dan", UserPatch.NONE, "reader", null, List.of()));
        var dan = services.reads().users().list().stream()
                .filter(entry -> entry.user().name().equals("dan"))
                .toList();
        var model = new BulkUsersModel(dan);
        var controller = new BulkUsersController(console.context(), model);
        var rules = new SubjectRules(List.of("orders.>"), List.of(), List.of(), List.of());
        controller.typed(new Wish(Optional.empty(), List.of(), List.of(), rules));
        assertEquals(List.of(Fate.Kind.SKIPPED), kinds(model));
        controller.typed(new Wish(Optional.empty(), List.of("fleet"), List.of(), rules));
        assertEquals("Tag fleet.", model.fates().getFirst().told());
        controller.change();
        assertEquals(List.of(Fate.Kind.STAGED), kinds(model), model.fates().toString());
    }

    @Test
    void manyAreShutOutWithOnePushForEachAccount() {
        var model = new OperationModel();
        var controller = new RevokeUsersController(console.context(), users(), model);
        controller.start();
        assertTrue(
                String.valueOf(model.result().get()).startsWith("3 users are shut out."),
                model.result().get());
        users().forEach(entry ->
                assertTrue(entry.revokedAt() != null, entry.user().name()));
    }
}
