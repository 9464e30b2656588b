package dev.sluice.ui.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.User;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.testing.ControllerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("New users, without a toolkit")
class NewUsersControllerTest extends ControllerTest {

    private static final UserPatch BEARER = new UserPatch(null, null, null, null, null, null, null, null, true, null);

    private final NewUsersModel model = new NewUsersModel();
    private final List<User> made = new ArrayList<>();
    private final NewUsersController controller = new NewUsersController(console.context(), model, made::addAll);

    private List<String> there() {
        return console
                .unit()
                .services()
                .users()
                .list(Objects.requireNonNull(model.account().get()).key())
                .stream()
                .map(User::name)
                .toList();
    }

    @Test
    void asManyAreMadeAsThereAreLines() {
        model.account().set(console.unit().account("ACCTA"));
        assertFalse(model.ready().getValue(), "nobody is named yet");
        model.tags().set("floor:1");
        model.names().set("till-1\n till-2, till-3\n\n");
        assertTrue(model.ready().getValue());
        controller.make();
        assertTrue(model.over().get());
        assertEquals(List.of("till-1", "till-2", "till-3"), there());
        assertEquals(3, made.size());
        assertEquals(
                List.of("floor:1"),
                console.unit()
                        .services()
                        .users()
                        .facts(made.getFirst())
                        .claims()
                        .tags());
    }

    @Test
    void whatIsWrongWithOneIsSaidBeforeTheFirst() {
        model.account().set(console.unit().account("ACCTA"));
        model.names().set("till-1, till-2, TILL-1");
        controller.make();
        assertFalse(model.over().get());
        assertEquals(List.of(), there());
        assertEquals(
                ProblemCode.USER_EXISTS,
                Objects.requireNonNull(model.problem().get()).code());
        assertEquals(
                ProblemCode.NAME_INVALID,
                NewUsersModel.fault("till-1\na/b").orElseThrow().code());
        assertTrue(NewUsersModel.fault("till-1").isEmpty());
    }

    @Test
    void rolesAreThoseOfTheAccountAndTheirRulesHold() {
        var account = console.unit().account("ACCTA");
        console.unit().services().roles().add(account.key(), "orders", UserPatch.NONE, OperationOptions.now());
        model.account().set(console.unit().account("ACCTB"));
        assertEquals(List.of(), model.roles().get());
        model.account().set(account);
        assertEquals(List.of("orders"), model.roles().get());
        model.names().set("till");
        model.terms().patch().set(BEARER);
        model.role().set(Optional.of("orders"));
        controller.make();
        var facts = console.unit().services().users().facts(made.getFirst());
        assertEquals("orders", facts.role());
        assertTrue(facts.claims().limits().isScoped(), "bearer is the role's to say");
    }

    @Test
    void credsGoIntoOneFolderAndNothingIsWrittenOver(@TempDir Path folder) throws IOException {
        model.account().set(console.unit().account("ACCTA"));
        model.names().set("till-1, till-2");
        controller.make();
        Files.writeString(folder.resolve("till-2.creds"), "mine");
        console.dialogs().answers().answer(folder);
        var handout = new CredsHandout(console.context());
        handout.save(made);
        assertEquals(List.of(ProblemCode.FILE_EXISTS), console.dialogs().problems());
        assertEquals("mine", Files.readString(folder.resolve("till-2.creds")));
        assertTrue(Files.notExists(folder.resolve("till-1.creds")));
        Files.delete(folder.resolve("till-2.creds"));
        handout.save(made);
        assertTrue(Files.readString(folder.resolve("till-2.creds")).contains("USER NKEY SEED"));
    }
}
