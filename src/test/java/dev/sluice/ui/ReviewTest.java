package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.testing.Retail;
import dev.sluice.ui.testing.UiTest;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest extends UiTest {

    private Retail retail;

    @BeforeEach
    void openRetail(@TempDir Path folder) {
        retail = Retail.start(folder, Level.DEVELOPMENT, 3);
    }

    @AfterEach
    void closeRetail() {
        retail.close();
    }

    @Test
    void nothingWaits() {
        enter(retail.workspace());
        openReview();
        awaitText("Nothing is waiting");
        picture("40-review-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void whatWaitsIsReviewedThenPushed() {
        stageMuch();
        enter(retail.workspace());
        openReview();
        awaitText("ACCTB starts receiving orders.> from ACCTA");
        awaitText("Accept orders.> from ACCTA");
        picture("41-review");
        var tabs = node(".consequences .tab-pane", TabPane.class);
        fx(() -> tabs.getSelectionModel().select(1));
        awaitText("Added");
        picture("42-review-claims");
        assertEquals(List.of(), nameless());
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        awaitText("in force on all 3 servers");
        picture("43-review-pushed");
        assertEquals(List.of(), retail.services().publisher().staged());
        press("#push-back");
        awaitText("Nothing is waiting");
    }

    @Test
    void aChangeCanBeDiscarded() {
        stageMuch();
        enter(retail.workspace());
        openReview();
        awaitText("Push 4 changes");
        press("#review-discard");
        awaitText("Push 3 changes");
        assertEquals(2, retail.services().publisher().staged().size());
    }

    @Test
    void aLockedVaultAndAFailedPushSayWhatToDo() {
        stageMuch();
        enter(retail.workspace());
        openReview();
        awaitText("Vault unlocked");
        fx(() -> retail.workspace().vault().lock());
        awaitText("The vault is locked: unlock it first");
        picture("44-review-locked");
    }

    @Test
    void aPushThatNobodyAnswersCanBeTriedAgain() {
        stageMuch();
        enter(retail.workspace());
        openReview();
        awaitText("Push 4 changes");
        retail.stopServers();
        press("#review-push");
        awaitNode("#push-again");
        picture("45-review-failed");
        assertEquals(List.of(), nameless());
    }

    private void openReview() {
        awaitNode("#review-and-push");
        press("#review-and-push");
    }

    private void stageMuch() {
        var orders = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.services().accounts().add("Analytics", Limits.core(), OperationOptions.stage());
        var offer = retail.offer(orders, shop, "orders", "orders.>");
        retail.services().federation().accept(offer.id(), ActingAccount.of(shop.key()), null, OperationOptions.stage());
        retail.services()
                .exports()
                .add(
                        new ExportDraft(
                                orders.key(), "prices", "retail.v1.price.*", ShareKind.STREAM, Visibility.PUBLIC),
                        OperationOptions.stage());
        retail.services()
                .exports()
                .add(
                        new ExportDraft(shop.key(), "stock", "stock.check", ShareKind.SERVICE, Visibility.PRIVATE),
                        OperationOptions.stage());
    }
}
