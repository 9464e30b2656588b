package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.ui.testing.OtherTool;
import dev.sluice.ui.testing.RetailTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What accounts are told of, as a person hears of it.
class NotificationsTest extends RetailTest {

    @Test
    @DisplayName("S3-A2: an offer of org-a is in the inbox of org-b, and said at once to who looks elsewhere")
    void s3_A2_anOfferIsInTheInboxOfItsReceiver() {
        var from = retail.account("org-a");
        var to = retail.account("org-b");
        show("notifications");
        awaitText("Nobody was told of anything yet");
        picture("B0-notifications-empty");
        assertEquals(List.of(), nameless());
        press("#go-accounts");
        var offer = retail.offer(from, to, "orders", "orders.>");
        awaitText("org-a offers orders (orders.>) to org-b.");
        await(() -> count().equals("1"));
        picture("B1-notifications-toast");
        assertEquals(List.of(), nameless());

        press("#go-notifications");
        select("org-a offers orders");
        awaitText("federation.export.created");
        awaitText("As a message on NATS");
        picture("B2-notifications");
        assertEquals(List.of(), nameless());
        assertEquals(
                List.of(to.key()),
                retail.workspace().recorder().inbox().of(offer.environment(), 9).stream()
                        .map(notification -> notification.account())
                        .toList());
        press("#notifications-show");
        awaitText("Accept");
        await(() -> count().isEmpty());

        retail.services().federation().accept(offer.id(), ActingAccount.of(to.key()), null, OperationOptions.now());
        await(() -> count().equals("3"));
        press("#go-notifications");
        awaitText("Accepted");
        picture("B3-notifications-more");
        press("#notifications-read-all");
        await(() -> count().isEmpty());
        warningsLeadToTheirScreens(from, offer);
    }

    /// Drift, and an activation that ends soon, with the way to each.
    private void warningsLeadToTheirScreens(Account drifted, Connection live) {
        var soon = new ExpiryMark(live.id(), Instant.now().plus(Duration.ofDays(7)), 7);
        retail.workspace().recorder().store().write(tx -> {
            tx.connections().save(soon);
            return soon;
        });
        new OtherTool(retail.services(), retail.workspace().vault())
                .change(drifted, claims -> claims.copy().description("by hand").build());
        retail.services().reconciler().reconcile(OperationOptions.now());
        awaitText("Ends soon");
        picture("B4-notifications-warnings");
        select("orders from org-a to org-b ends within 7 days");
        awaitText("federation.connection.expiring");
        assertEquals(List.of(), nameless());
        picture("B5-notifications-expiring");
        select("Another tool changed");
        awaitText("No: this is for administrators, not for the account");
        picture("B6-notifications-drift");
        press("#notifications-show");
        awaitText("Added there: description");
    }

    private String count() {
        return window().stage().getScene().getRoot().lookup(".bell-count") instanceof Label label && label.isVisible()
                ? label.getText()
                : "";
    }
}
