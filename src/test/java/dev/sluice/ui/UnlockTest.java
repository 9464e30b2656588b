package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.Level;
import dev.sluice.ui.testing.TestWorkspace;
import dev.sluice.ui.testing.UiTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlockTest extends UiTest {

    @BeforeEach
    void lockedWorkspace(@TempDir Path folder) {
        var workspace = new TestWorkspace(folder.resolve("production"), "open sesame");
        workspace.environments().create("Retail", Level.PRODUCTION, List.of());
        workspace.vault().lock();
        enter(workspace);
    }

    @Test
    void aWrongPassphraseIsSaidInPlainWords() {
        write("#passphrase", "wrong");
        press("#unlock");
        awaitText("The passphrase does not open this vault.");
        picture("04-unlock-wrong");
        assertEquals(List.of(), nameless());
    }

    @Test
    void theRightPassphraseOpensTheWindow() {
        write("#passphrase", "open sesame");
        press("#unlock");
        awaitNode("#go-accounts");
        awaitText("Vault unlocked");
        awaitText("Read-only");
        picture("05-production");
    }

    @Test
    void withoutKeysEverythingCanBeRead() {
        press("#without-keys");
        awaitNode("#go-accounts");
        awaitText("Vault locked");
    }
}
