package dev.sluice.ui;

import dev.sluice.domain.model.Level;
import dev.sluice.ui.testing.Retail;
import dev.sluice.ui.testing.UiTest;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The share wizard on three servers, and a person who goes through it.
abstract class ShareFixture extends UiTest {
    private Retail retail;

    final Retail retail() {
        return retail;
    }

    @BeforeEach
    void openRetail(@TempDir Path folder) {
        retail = Retail.start(folder, Level.DEVELOPMENT, 3);
    }

    @AfterEach
    void closeRetail() {
        retail.close();
    }

    final void walkToReview(String partner) {
        enter(retail.workspace());
        press("#go-share");
        write("#share-subject", "orders.>");
        onwards();
        write("#share-to", partner);
        onwards();
        awaitText("orders.created");
        onwards();
        awaitText("What happens");
    }

    final void onwards() {
        onwards(KeyCode.CONTROL, KeyCode.ENTER);
    }

    final void onwards(KeyCode... keys) {
        await(() -> {
            var next = window().stage().getScene().getRoot().lookup("#share-next");
            return next != null && !next.isDisabled();
        });
        keys(keys);
    }

    final void type(String text) {
        robot().write(text, 0);
    }

    final void awaitFocus(String id) {
        await(() -> id.equals(focused()));
    }

    final String focused() {
        Node owner = window().stage().getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }
}
