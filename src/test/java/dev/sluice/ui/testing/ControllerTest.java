package dev.sluice.ui.testing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/// A test of a controller by what its model says: no toolkit, no server, no file.
@Tag("unit")
public abstract class ControllerTest {

    protected final UnitConsole console = new UnitConsole();

    @AfterEach
    void closeConsole() {
        console.close();
    }
}
