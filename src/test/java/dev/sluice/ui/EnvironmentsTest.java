package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.Environment;
import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnvironmentsTest extends RetailTest {

    @Test
    @DisplayName("Environments: tested, added, edited, another one entered, and the first one removed")
    void sideBySide() {
        retail.share(retail.account("Shop"), retail.account("Depot"), "orders", "orders.>");
        show("environments");
        select("Retail");
        press("#link-test-run");
        awaitText("Every one takes what our key signs.");
        picture("93-environments");
        assertEquals(List.of(), nameless());
        press("#environments-add");
        write("#environment-name", "Warehouse");
        picture("94-environments-add");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("Warehouse is added.");
        keys(KeyCode.ESCAPE);
        awaitText("Another environment of this workspace");
        press("#environments-edit");
        write("#environment-servers", "nats://127.0.0.1:1");
        picture("95-environments-edit");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("Warehouse is saved.");
        keys(KeyCode.ESCAPE);
        awaitText("nats://127.0.0.1:1");
        press("#environments-enter");
        await(() -> window().session()
                .map(session -> session.environment().name())
                .filter("Warehouse"::equals)
                .isPresent());
        awaitText("Production");
        assertEquals(
                List.of("Retail", "Warehouse"),
                retail.workspace().environments().all().stream()
                        .map(Environment::name)
                        .sorted()
                        .toList());
        press("#shell-read-only");
        press(".sheet-buttons .danger");
        press("#go-environments");
        select("Retail");
        menu("#environments-more", "environments-remove");
        awaitText("One connection stays in force on servers, and nobody here manages it any more:");
        picture("96-environments-remove");
        assertEquals(List.of(), nameless());
        write("#typed-name", "Retail");
        press("#act-verb");
        awaitText("Retail is out of this workspace. Nothing was changed on any server.");
        await(() ->
                window().stage().getScene().lookup("#band-switch") instanceof MenuButton others && !others.isVisible());
        assertEquals(
                List.of("Warehouse"),
                retail.workspace().environments().all().stream()
                        .map(Environment::name)
                        .toList());
    }
}
