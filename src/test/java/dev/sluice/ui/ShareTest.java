package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.Toasts;
import dev.sluice.ui.testing.Retail;
import dev.sluice.ui.testing.UiTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareTest extends UiTest {

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
    @DisplayName("S3: with the keyboard alone, from nothing to an active connection under another subject")
    void byKeyboardFromNothingToAnActiveConnection() {
        retail.account("ACCTA");
        retail.account("ACCTB");
        retail.account("Analytics");
        enter(retail.workspace());
        awaitText("ACCTA");
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        awaitFocus("share-from");
        tabTo("share-subject");
        type("orders.>");
        awaitText("Shares messages such as orders.created");
        picture("30-share-from");
        assertEquals(List.of(), nameless());
        onwards(KeyCode.ENTER);
        awaitFocus("share-to");
        type("acctb");
        awaitText("ACCTB is managed here");
        picture("31-share-to");
        assertEquals(List.of(), nameless());
        onwards();
        awaitFocus("share-local");
        keys(KeyCode.CONTROL, KeyCode.A);
        type("vendor-orders.*");
        awaitText("both must end in > or neither");
        picture("32-share-receiver-wrong");
        keys(KeyCode.CONTROL, KeyCode.A);
        type("vendor-orders.>");
        awaitText("orders.created will arrive as vendor-orders.created");
        picture("33-share-receiver");
        assertEquals(List.of(), nameless());
        onwards(KeyCode.ENTER);
        awaitText("ACCTB starts receiving orders.> from ACCTA, under vendor-orders.>");
        picture("34-share-review");
        assertEquals(List.of(), nameless());
        onwards();
        awaitText("ACCTB now receives orders.> from ACCTA");
        picture("35-share-result");
        assertEquals(List.of(), nameless());
        var made = retail.services().federation().list().getFirst();
        assertEquals(ConnectionState.ACTIVE, made.state());
        assertEquals("vendor-orders.>", made.effectiveSubject().text());
    }

    @Test
    @DisplayName("News that come while somebody shares cover no button")
    void newsCoverNoButton() {
        retail.account("ACCTA");
        retail.account("ACCTB");
        walkToReview("ACCTB");
        var toasts = node(".toasts", Toasts.class);
        fx(() -> {
            toasts.say("ACCTB has declined what ACCTA offered it");
            toasts.say("A server has gone");
            toasts.say("It is back");
        });
        awaitText("It is back");
        var news = onFx(() -> toasts.localToScene(toasts.getBoundsInLocal()));
        for (var button : List.of("#share-next", "#share-back", "#share-leave")) {
            var node = node(button, Node.class);
            var place = onFx(() -> node.localToScene(node.getBoundsInLocal()));
            assertFalse(news.intersects(place), button);
        }
        picture("36-share-news");
    }

    @Test
    void onlyOffering() {
        retail.account("ACCTA");
        retail.account("ACCTB");
        walkToReview("ACCTB");
        press("#choice-offer");
        picture("36-share-offer-review");
        onwards();
        awaitText("Offer made, waiting for ACCTB");
        picture("37-share-offered");
        assertEquals(
                ConnectionState.PENDING,
                retail.services().federation().list().getFirst().state());
    }

    @Test
    void anUnknownKeyGetsAToken() {
        retail.account("ACCTA");
        var stranger = TestOperator.seed(KeyKind.ACCOUNT).publicKey();
        walkToReview(stranger.text());
        awaitText("You hand it over");
        onwards();
        awaitNode("#share-token-text");
        picture("38-share-token");
        assertEquals(List.of(), nameless());
        assertEquals(stranger, retail.services().federation().list().getFirst().importer());
    }

    @Test
    void whatIsWrongIsSaidBesideTheField() {
        var orders = retail.account("ACCTA");
        retail.export(orders, "prices", "retail.price.>", Visibility.PUBLIC);
        enter(retail.workspace());
        press("#go-share");
        write("#share-subject", ">");
        awaitText("Share a subject");
        write("#share-subject", "retail.price.eu");
        awaitText("retail.price.>");
        picture("39-share-wrong");
        assertTrue(onFx(() ->
                window().stage().getScene().getRoot().lookup("#share-next").isDisabled()));
    }

    @Test
    @DisplayName(
            "What would be shared by accident is asked for by name, and so is where it arrives; the warning of pulls")
    void whatWouldBeSharedByAccidentIsNamed() {
        retail.account("ACCTA");
        retail.account("ACCTB");
        enter(retail.workspace());
        press("#go-share");
        press("#choice-service");
        write("#share-subject", "$JS.API.CONSUMER.MSG.NEXT.ORDERS.shop");
        awaitText("gets its first message only");
        picture("39-share-response");
        assertEquals(List.of(), nameless());
        var type = node("#response-type", PickList.class);
        fx(() -> type.getSelectionModel().select(1));
        await(() -> !window().stage()
                .getScene()
                .getRoot()
                .lookup("#response-warning")
                .isVisible());
        write("#response-threshold", "soon");
        awaitText("A whole number of milliseconds");
        write("#response-threshold", "250");
        write("#share-subject", "$JS.API.>");
        awaitText("type it below if it is really meant");
        picture("39-share-by-name");
        assertEquals(List.of(), nameless());
        write("#share-meant", "$JS.API.>");
        onwards();
        awaitFocus("share-to");
        type("acctb");
        awaitText("ACCTB is managed here");
        onwards();
        write("#share-local", "_INBOX.>");
        awaitText("type it below if it is really meant");
        write("#share-meant-local", "_INBOX.>");
        write("#share-local", "hub.>");
        onwards();
        awaitText("What happens");
        onwards();
        awaitText("Done");
        var export = retail.services().exports().list().getFirst();
        var claim = retail.services().exports().facts(export).response();
        assertEquals(new ServiceResponse(ServiceResponse.Type.STREAM, Duration.ofMillis(250)), claim);
    }

    @Test
    @DisplayName("What is typed is asked about once, when the hands rest, not at every key")
    void typingAsksOnce() {
        retail.account("ACCTA");
        retail.account("ACCTB");
        enter(retail.workspace());
        press("#go-share");
        assertEquals(1, asksFor("#share-subject", "orders.created.eu"));
        onwards();
        awaitFocus("share-to");
        type("acctb");
        onwards();
        assertEquals(1, asksFor("#share-local", "vendor.created.eu"));
    }

    /// How many jobs begin while that is typed, until the wizard may go on.
    private int asksFor(String field, String text) {
        awaitNode(field);
        await(() -> window().jobs().running().get() == 0);
        var begun = new AtomicInteger();
        ChangeListener<Number> count = (_, before, now) -> {
            if (now.intValue() > before.intValue()) {
                begun.incrementAndGet();
            }
        };
        fx(() -> {
            window().jobs().running().addListener(count);
            if (window().stage().getScene().getRoot().lookup(field) instanceof TextInputControl input) {
                input.requestFocus();
                // In one event: no machine is so slow that the hands seem to rest.
                IntStream.rangeClosed(1, text.length()).forEach(end -> input.setText(text.substring(0, end)));
            }
        });
        await(() -> !window().stage().getScene().getRoot().lookup("#share-next").isDisabled());
        fx(() -> window().jobs().running().removeListener(count));
        return begun.get();
    }

    @Test
    void aFailureIsUndoneAndCanBeTriedAgain() {
        retail.account("ACCTA");
        retail.account("ACCTB");
        walkToReview("ACCTB");
        retail.stopServers();
        onwards();
        awaitText("It did not get through");
        picture("39-share-failed");
        assertEquals(List.of(), nameless());
        press("#share-withdraw");
        awaitText("What happens");
    }

    @Test
    void leavingKeepsWhatWasTyped() {
        retail.account("ACCTA");
        retail.account("ACCTB");
        enter(retail.workspace());
        press("#go-share");
        write("#share-subject", "orders.>");
        keys(KeyCode.ESCAPE);
        awaitText("Leave the wizard?");
        press("#leave-keep");
        awaitText("New account");
        press("#go-share");
        awaitText("orders.>");
    }

    private void walkToReview(String partner) {
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

    private void onwards() {
        onwards(KeyCode.CONTROL, KeyCode.ENTER);
    }

    private void onwards(KeyCode... keys) {
        await(() -> {
            var next = window().stage().getScene().getRoot().lookup("#share-next");
            return next != null && !next.isDisabled();
        });
        keys(keys);
    }

    private void type(String text) {
        robot().write(text, 0);
    }

    private void tabTo(String id) {
        for (var tabs = 0; tabs < 6 && !id.equals(onFx(this::focused)); tabs++) {
            keys(KeyCode.TAB);
        }
        awaitFocus(id);
    }

    private void awaitFocus(String id) {
        await(() -> id.equals(focused()));
    }

    private String focused() {
        Node owner = window().stage().getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }
}
