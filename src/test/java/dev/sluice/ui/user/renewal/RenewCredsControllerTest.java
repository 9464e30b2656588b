package dev.sluice.ui.user.renewal;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.user.renewal.RenewCredsModel.Clients;
import dev.sluice.ui.user.renewal.RenewCredsModel.OldCreds;
import dev.sluice.ui.user.renewal.RenewCredsModel.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Renewed creds of a user, without a toolkit")
class RenewCredsControllerTest extends ControllerTest {

    private final Account shop = console.unit().account("ACCTA");
    private final User till = console.unit().services().users().add(shop.key(), "till");
    private final RenewCredsModel model = model(Level.SANDBOX);
    private final RenewCredsController controller = new RenewCredsController(console.context(), model);

    @TempDir
    private Path folder;

    private RenewCredsModel model(Level level) {
        return new RenewCredsModel(entry(), true, new TypedName("till", level, TypedName.Severity.CUT));
    }

    private UserEntry entry() {
        return console.unit().services().reads().users().of(shop.key()).stream()
                .filter(entry -> entry.user().name().equals("till"))
                .findFirst()
                .orElseThrow();
    }

    private Path creds(User user) {
        var file = folder.resolve(user.name() + ".creds");
        FileAccess.writeSecret(
                file, console.unit().services().users().creds(user, CredsIssue.Place.file(file.toString())));
        return file;
    }

    private void type(String path) {
        model.path().set(path);
        controller.typed();
        console.letTimePass();
    }

    private ProblemCode wrong() {
        return assertInstanceOf(Target.Wrong.class, model.target().get())
                .problem()
                .code();
    }

    private Map<String, Long> shutOut() {
        return console.unit().services().userChanges().revocations(shop.key());
    }

    @Test
    @DisplayName("G5 nothing but a file with creds of this user is written")
    void onlyItsOwn() throws IOException {
        controller.activate();
        assertFalse(model.ready().getValue(), "no file is named");
        assertTrue(controller.lines().isEmpty());
        for (var path : List.of("till.creds", folder + "/none.creds", folder.toString(), "\0")) {
            type(path);
            assertEquals(ProblemCode.FILE_UNREADABLE, wrong(), path);
        }
        var junk = Files.writeString(folder.resolve("junk"), "-----BEGIN NATS USER JWT-----\nno token\n");
        var other = creds(console.unit().services().users().add(shop.key(), "other"));
        for (var file : List.of(junk, other)) {
            type(file.toString());
            assertEquals(ProblemCode.CREDS_OF_ANOTHER, wrong());
            assertFalse(model.ready().getValue());
        }
        console.dialogs().answers().answer(creds(till));
        controller.choose();
        controller.typed();
        console.letTimePass();
        assertTrue(model.ready().getValue());
        type("");
        assertInstanceOf(Target.Nothing.class, model.target().get());
    }

    @Test
    @DisplayName("G5 where no server lets a client in with the new creds, nothing ends and the file stays")
    void notProven() throws IOException {
        var file = creds(till);
        var before = Files.readString(file);
        type(file.toString());
        controller.start();
        assertEquals(
                ProblemCode.LOGIN_NOT_PROVEN,
                requireNonNull(model.problem().get()).code());
        assertNull(model.result().get());
        assertEquals(before, Files.readString(file));
        assertEquals(Map.of(), shutOut());
    }

    @Test
    @DisplayName("G5 the old key is shut out once the new creds are in the file that a link leads to")
    void anotherKey() throws IOException {
        console.unit().letIn();
        controller.activate();
        var known = assertInstanceOf(Clients.Known.class, model.clients().get());
        assertFalse(known.renewed());
        assertEquals(1, known.old().clients().answered());
        var file = creds(till);
        var before = Files.readString(file);
        type(Files.createSymbolicLink(folder.resolve("app.creds"), file).toString());
        assertEquals(
                file.toRealPath(),
                assertInstanceOf(Target.Its.class, model.target().get()).file());
        assertTrue(controller.lines().sluiceText().endsWith("till --creds " + file.toRealPath()));
        controller.start();
        assertNull(model.problem().get());
        assertNotEquals(before, Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.isSymbolicLink(folder.resolve("app.creds")));
        assertEquals(Set.of(till.key().text()), shutOut().keySet());
        assertEquals(console.lastResult(), model.result().get());
        assertTrue(console.lastResult().contains("1 of 1 servers"), console.lastResult());
        assertTrue(assertInstanceOf(Clients.Known.class, model.clients().get()).renewed());
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "no part stays behind");
        }
    }

    @Test
    @DisplayName("G5 with the same key nobody is shut out, and no name has to be typed")
    void sameKey() throws IOException {
        console.unit().letIn();
        var production = model(Level.PRODUCTION);
        var own = new RenewCredsController(console.context(), production);
        var file = creds(till);
        var before = Files.readString(file);
        production.path().set(file.toString());
        own.typed();
        console.letTimePass();
        assertFalse(production.ready().getValue(), "production wants the name where somebody is cut");
        production.fate().set(OldCreds.RUN_OUT);
        assertTrue(production.ready().getValue());
        assertTrue(own.lines().sluiceText().endsWith("--keep-old"));
        console.unit().clock().advance(Duration.ofMinutes(1));
        own.start();
        assertNull(production.problem().get());
        assertNotEquals(before, Files.readString(file));
        assertEquals(Map.of(), shutOut());
        assertEquals(till.key(), entry().user().key());
    }

    @Test
    @DisplayName("G5 contexts of the NATS CLI that read creds of this user are offered, and no others")
    void contexts() {
        var files = console.readInMemory();
        var seed = Seed.generate(KeyKind.USER, new SecureRandom()::nextBytes);
        files.context("mine", List.of(), till.jwt(), seed);
        files.context("gone", List.of(), null, seed);
        files.context("without");
        files.context("odd", List.of(), "no token", seed);
        controller.activate();
        assertEquals(
                List.of("mine"),
                model.contexts().stream()
                        .map(RenewCredsModel.ContextPlace::name)
                        .toList());
    }
}
