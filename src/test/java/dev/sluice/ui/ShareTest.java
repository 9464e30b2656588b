package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.dialog.Toasts;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShareTest extends ShareFixture {
    @Test
    @DisplayName("S3: with the keyboard alone, from nothing to an active connection under another subject")
    void byKeyboardFromNothingToAnActiveConnection() {
        retail().account("ACCTA");
        retail().account("ACCTB");
        retail().account("Analytics");
        enter(retail().workspace());
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
        var made = retail().services().federation().list().getFirst();
        assertEquals(ConnectionState.ACTIVE, made.state());
        assertEquals("vendor-orders.>", made.effectiveSubject().text());
    }

    @Test
    @DisplayName("News that come while somebody shares cover no button")
    void newsCoverNoButton() {
        retail().account("ACCTA");
        retail().account("ACCTB");
        walkToReview("ACCTB");
        var toasts = node(".toasts", Toasts.class);
        say(toasts);
        isClear(toasts, List.of("#share-next", "#share-back", "#share-leave"));
        picture("36-share-news");
        keys(KeyCode.ESCAPE);
        awaitText("Leave the wizard?");
        say(toasts);
        isClear(toasts, List.of("#leave-keep"));
        var sheet = node(".sheet-buttons", Node.class);
        assertFalse(place(toasts).intersects(place(sheet)));
        picture("36-share-news-sheet");
    }

    private void say(Toasts toasts) {
        fx(() -> {
            toasts.say("ACCTB has declined what ACCTA offered it");
            toasts.say("A server has gone");
            toasts.say("It is back");
        });
        awaitText("It is back");
    }

    private void isClear(Toasts toasts, List<String> buttons) {
        var news = place(toasts);
        buttons.forEach(button -> assertFalse(news.intersects(place(node(button, Node.class))), button));
    }

    private Bounds place(Node node) {
        return onFx(() -> {
            node.getScene().getRoot().layout();
            return node.localToScene(node.getBoundsInLocal());
        });
    }

    @Test
    void onlyOffering() {
        retail().account("ACCTA");
        retail().account("ACCTB");
        walkToReview("ACCTB");
        press("#choice-offer");
        picture("36-share-offer-review");
        onwards();
        awaitText("Offer made, waiting for ACCTB");
        picture("37-share-offered");
        assertEquals(
                ConnectionState.PENDING,
                retail().services().federation().list().getFirst().state());
    }

    @Test
    void anUnknownKeyGetsAToken() {
        retail().account("ACCTA");
        var stranger = TestOperator.seed(KeyKind.ACCOUNT).publicKey();
        walkToReview(stranger.text());
        awaitText("You hand it over");
        onwards();
        awaitNode("#share-token-text");
        picture("38-share-token");
        assertEquals(List.of(), nameless());
        assertEquals(
                stranger, retail().services().federation().list().getFirst().importer());
    }

    @Test
    void aFailureIsUndoneAndCanBeTriedAgain() {
        retail().account("ACCTA");
        retail().account("ACCTB");
        walkToReview("ACCTB");
        retail().stopServers();
        onwards();
        awaitText("It did not get through");
        picture("39-share-failed");
        assertEquals(List.of(), nameless());
        press("#share-withdraw");
        awaitText("What happens");
    }

    private void tabTo(String id) {
        for (var tabs = 0; tabs < 6 && !id.equals(onFx(this::focused)); tabs++) {
            keys(KeyCode.TAB);
        }
        awaitFocus(id);
    }
}
