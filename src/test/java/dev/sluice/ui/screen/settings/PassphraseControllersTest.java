package dev.sluice.ui.screen.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.testing.ControllerTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What takes the passphrase once more, without a toolkit")
class PassphraseControllersTest extends ControllerTest {

    private final PassphraseModel model = new PassphraseModel(true);
    private final AtomicReference<Passphrase> given = new AtomicReference<>();

    private final PassphraseController<String> controller = new PassphraseController<>(console.context(), model) {
        @Override
        String perform(Passphrase passphrase) {
            given.set(passphrase);
            return new String(passphrase.copy());
        }

        @Override
        String done(String result) {
            return "with " + result;
        }
    };

    @Test
    void nothingIsStartedBeforeSomethingIsTyped() {
        assertFalse(model.ready().getValue());
        model.text().set("open sesame");
        assertTrue(model.ready().getValue());
        assertTrue(new PassphraseModel(false).ready().getValue(), "a workspace without one asks for none");
    }

    @Test
    void whatWasTypedIsGivenOnceAndWiped() {
        model.text().set("open sesame");
        controller.start();
        assertTrue(model.over().get());
        assertEquals("with open sesame", console.lastResult());
        assertArrayEquals(new char["open sesame".length()], given.get().copy());
    }

    @Test
    void aRefusalLeavesTheSheetOpen() {
        var failing = new PassphraseController<Profile>(console.context(), model) {
            @Override
            Profile perform(Passphrase passphrase) {
                throw ProblemException.of(ProblemCode.WRONG_PASSPHRASE);
            }

            @Override
            String done(Profile result) {
                return "never";
            }
        };
        failing.start();
        assertNotNull(model.problem().get());
        assertFalse(model.over().get());
        assertEquals("", console.lastResult());
    }

    @Test
    void theProfileIsSetAndSaid() {
        var unasked = new PassphraseModel(false);
        new ProfileController(console.context(), unasked, Profile.OBSERVER).start();
        assertTrue(unasked.over().get());
        assertEquals(Optional.of(Profile.OBSERVER), console.workspace().vault().profile());
        assertFalse(console.lastResult().isEmpty());
    }

    @Test
    void whereABackupLiesIsSaid() {
        var file = Path.of("kept.backup");
        var backup = new BackupController(console.context(), model, file);
        assertTrue(backup.done(new BackupMade(file, Instant.EPOCH, 1)).contains("kept.backup"));
    }
}
