package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Visibility;
import dev.sluice.testing.OldRevocation;
import dev.sluice.ui.testing.RetailTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingTest extends RetailTest {

    @Test
    void anEmptyListSaysTheNextSteps() {
        show("pending");
        awaitText("No one is waiting for you");
        picture("30-pending-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void s3_A3_s3_A8_anOfferIsAcceptedUnderAnotherSubjectAndBecomesActive() {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        retail.offer(source, target, "orders", "orders.>");
        retail.offer(source, target, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>");
        show("pending");
        select("orders");
        picture("31-pending");
        assertEquals(List.of(), nameless());
        press("#pending-accept");
        awaitText("ACCTB starts receiving orders.> from ACCTA");
        write("#local-subject", "vendor-orders");
        awaitText("both must end in > or neither");
        write("#local-subject", "vendor-orders.>");
        awaitText("under vendor-orders.>");
        picture("32-accept");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("orders is Active.");
        picture("33-accepted");
        var connection = retail.services().federation().list().stream()
                .filter(c -> c.share().name().equals("orders"))
                .findFirst()
                .orElseThrow();
        assertEquals(ConnectionState.ACTIVE, connection.state());
        assertEquals("vendor-orders.>", connection.effectiveSubject().text());
    }

    @Test
    void aSubjectByWhichMuchArrivesIsTypedOnceMore() {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        retail.offer(source, target, "orders", "orders.>");
        show("pending");
        select("orders");
        press("#pending-accept");
        write("#local-subject", "_INBOX.>");
        awaitText("under _INBOX.>");
        press("#act-verb");
        awaitText("type it below if it is really meant");
        picture("32-accept-by-name");
        assertEquals(List.of(), nameless());
        write("#meant-subject", "_INBOX.>");
        press("#act-verb");
        awaitText("orders is Active.");
    }

    @Test
    void whatAcceptingWouldCutTooIsAgreedToByName() {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        var alive = OldRevocation.of(retail.services(), source, retail.account("ACCTC"));
        retail.offer(source, target, "new", OldRevocation.CROSSING);
        show("pending");
        select("new");
        press("#pending-accept");
        awaitText("brings an old revocation with it");
        press("#act-verb");
        awaitText("Cut \"" + alive.share().name() + "\" too");
        picture("32-accept-cutting");
        assertEquals(List.of(), nameless());
        press("#cut-agree");
        press("#act-verb");
        awaitText("new is Active.");
    }

    @Test
    void anOfferIsDeclinedWithAReasonThatStays() {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        retail.offer(source, target, "orders", "orders.>");
        show("pending");
        select("orders");
        press("#pending-decline");
        awaitText(source.key().shortText());
        awaitText(target.key().shortText());
        write("#decline-why", "not before March");
        picture("34-decline");
        press("#decline-verb");
        awaitText("No one is waiting for you");
        press("#go-terminated");
        select("orders");
        awaitText("not before March");
        picture("35-terminated");
        assertEquals(List.of(), nameless());
    }

    @Test
    void s0_6_aTokenIsHandedOverAgain() {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        var export = retail.export(source, "orders", "orders.>", Visibility.PRIVATE);
        retail.services().activations().issue(source.key(), export, target.key());
        show("pending");
        select("orders");
        press("#pending-hand-over");
        awaitText("As a file it is called orders-ACCTB.tok");
        picture("37-hand-over-again");
        assertEquals(List.of(), nameless());
    }

    @Test
    void anOfferIsWithdrawn() {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        retail.offer(source, target, "orders", "orders.>");
        show("pending");
        select("orders");
        press("#pending-withdraw");
        picture("36-withdraw");
        press("#act-verb");
        awaitText("orders is withdrawn.");
        press(".dialog-sheet .sheet-buttons .button");
        awaitText("No one is waiting for you");
    }

    @Test
    void s3_A10_anOfferIsExtendedByItsExporter() {
        var offer = retail.offer(retail.account("ACCTA"), retail.account("ACCTB"), "orders", "orders.>");
        retail.services().federation().extend(offer.id(), Instant.now().plus(Duration.ofHours(5)));
        show("pending");
        awaitText("Expiring today 1");
        select("orders");
        picture("38-pending-today");
        press("#pending-extend");
        awaitText("14 days");
        awaitText(offer.exporter().shortText());
        awaitText(offer.importer().shortText());
        picture("39-extend");
        assertEquals(List.of(), nameless());
        press("#extend-verb");
        awaitText("Expiring today 0");
        var now = retail.services().federation().get(offer.id());
        assertEquals(
                7,
                Duration.between(Instant.now(), now.expiresAt()).plusMinutes(1).toDays());
    }
}
