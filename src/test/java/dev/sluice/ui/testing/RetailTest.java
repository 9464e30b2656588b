package dev.sluice.ui.testing;

import dev.sluice.domain.model.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A console test with an operator, one real server and two accounts.
public abstract class RetailTest extends UiTest {

    protected Retail retail;

    @BeforeEach
    void openRetail(@TempDir Path folder) {
        retail = Retail.start(folder, Level.DEVELOPMENT, 1);
    }

    @AfterEach
    void closeRetail() {
        retail.close();
    }

    protected final void show(String screen) {
        if (!shows("Vault unlocked")) {
            enter(retail.workspace());
        }
        press("#go-" + screen);
    }
}
