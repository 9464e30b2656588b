package dev.sluice.ui.environment;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.testing.ControllerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files of an environment for servers and other tools, without a toolkit")
class EnvironmentFilesTest extends ControllerTest {

    private final Account account = console.unit().account("ACCTA");
    private final NscExportModel export = new NscExportModel(Path.of("nsc-export"));

    @Test
    void theStoreOfNscIsWrittenWithTheKeysIfThatIsChosen() {
        var controller = new NscExportController(console.context(), export);
        controller.write();
        assertEquals(0, requireNonNull(export.report().get()).seeds());
        export.keys().set(Keys.WITH_KEYS);
        controller.write();
        var report = requireNonNull(export.report().get());
        assertTrue(report.seeds() > 0);
        assertTrue(report.stores().startsWith("nsc-export"));
        assertTrue(console.written().keySet().stream().anyMatch(file -> file.contains("ACCTA")));
        assertFalse(export.over().get(), "the sheet shows what was written");
    }

    @Test
    void aLockedVaultGivesNoKeys() {
        console.workspace().vault().lock();
        export.keys().set(Keys.WITH_KEYS);
        new NscExportController(console.context(), export).write();
        assertNotNull(export.problem().get());
        assertNull(export.report().get());
        assertTrue(export.ready().getValue(), "it can be tried again");
    }

    @Test
    void theConfigurationOfServersIsSavedWhereAPersonWantsIt(@TempDir Path folder) throws IOException {
        var model = ServerConfController.model(console.context());
        assertTrue(model.text().contains("operator"));
        var controller = new ServerConfController(console.context(), model);
        controller.save();
        assertEquals("", console.lastResult(), "no file was chosen");
        console.dialogs().answers().answer(folder);
        controller.save();
        assertEquals(model.text(), Files.readString(folder.resolve("server.conf")));
        assertTrue(console.lastResult().contains("server.conf"));
        console.dialogs().answers().answer(folder.resolve("not there"));
        controller.save();
        assertNotNull(model.problem().get());
    }

    @Test
    void usersOfContextsComeInOnce() {
        var seed = TestOperator.seed(KeyKind.USER);
        var files = console.readInMemory();
        files.context("joes", List.of(), user(seed.publicKey().text()), seed);
        files.context("bare");
        var model = ContextsController.model(console.context());
        assertEquals(1, model.coming());
        assertEquals(2, model.plan().entries().size());
        new ContextsController(console.context(), model).take();
        assertNull(model.problem().get());
        assertEquals(1, model.taken().get());
        assertEquals(
                List.of("joe"),
                console.unit().services().users().list(account.key()).stream()
                        .map(User::name)
                        .toList());
        assertEquals(0, ContextsController.model(console.context()).coming());
    }

    private String user(String key) {
        try {
            return JwtWriter.encode(
                    UserClaims.of(key, "joe"),
                    console.unit().keys().signer(account.key()),
                    console.unit().clock().instant().getEpochSecond());
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }
}
