package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.control.PickList;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the share wizard makes of what is typed.
class ShareInputTest extends ShareFixture {
    @Test
    void whatIsWrongIsSaidBesideTheField() {
        var orders = retail().account("ACCTA");
        retail().export(orders, "prices", "retail.price.>", Visibility.PUBLIC);
        enter(retail().workspace());
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
        retail().account("ACCTA");
        retail().account("ACCTB");
        enter(retail().workspace());
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
        var export = retail().services().exports().list().getFirst();
        var claim = retail().services().exports().facts(export).response();
        assertEquals(new ServiceResponse(ServiceResponse.Type.STREAM, Duration.ofMillis(250)), claim);
    }

    @Test
    void leavingKeepsWhatWasTyped() {
        retail().account("ACCTA");
        retail().account("ACCTB");
        enter(retail().workspace());
        press("#go-share");
        write("#share-subject", "orders.>");
        keys(KeyCode.ESCAPE);
        awaitText("Leave the wizard?");
        press("#leave-keep");
        awaitText("New account");
        press("#go-share");
        awaitText("orders.>");
    }
}
