package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.testing.UiTest;
import java.util.List;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class WelcomeTest extends UiTest {

    @Test
    void threeDoorsAreShown() {
        fx(() -> window().showWelcome());
        awaitNode("#door-sandbox");
        picture("01-welcome");
        assertEquals(List.of(), nameless());
    }

    @Test
    void theWindowHasAnIcon() {
        var icons = onFx(() -> List.copyOf(window().stage().getIcons()));
        assertEquals(7, icons.size());
        assertTrue(icons.stream().noneMatch(Image::isError));
    }

    @Test
    void aMachineWithoutServerIsToldSo() {
        fx(() -> window().showWelcome());
        press("#door-sandbox");
        awaitText("There is no nats-server on this machine.");
        picture("01-welcome-no-server");
    }

    @Test
    void aNewOperatorLeadsIntoItsWindow() {
        fx(() -> window().showWelcome());
        press("#door-operator");
        write("#operator-name", "KO");
        write("#operator-passphrase", "correct horse battery staple");
        write("#operator-again", "correct horse battery");
        picture("02-new-operator");
        write("#operator-again", "correct horse battery staple");
        assertEquals(List.of(), nameless());
        press("#operator-start");
        awaitNode("#go-accounts");
        picture("03-empty-shell");
        assertEquals(List.of(), nameless());
    }
}
