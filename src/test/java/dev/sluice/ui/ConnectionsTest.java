package dev.sluice.ui;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.ui.testing.LiveTraffic;
import dev.sluice.ui.testing.RetailTest;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ConnectionsTest extends RetailTest {

    @Test
    void anEmptyListSaysTheOneNextStep() {
        show("connections");
        awaitText("No live connections");
        picture("40-connections-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void aLiveConnectionShowsItsRateAndIsProvenOnEveryServer() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var shared = retail.offer(carts, shop, "orders", "orders.>");
        retail.services()
                .federation()
                .accept(shared.id(), ActingAccount.of(shop.key()), "vendor-orders.>", OperationOptions.now());
        retail.share(carts, shop, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>");
        retail.share(shop, carts, "returns", "returns.v2.>");
        try (var traffic = new LiveTraffic(retail.services())) {
            traffic.subscribe(shop, "vendor-orders.>");
            traffic.publish(carts, "orders.new");
            show("connections");
            awaitText("subscription counters");
            awaitText("20 msg/s");
            picture("41-connections");
            select("orders");
            awaitText("ACCTB is stored on 1 of 1 servers");
            awaitText("Last seen on servers");
            awaitText("vendor-orders.created");
            awaitText("Flowing");
            picture("42-connection-detail");
            assertEquals(List.of(), nameless());
        }
    }

    @Test
    void importsThatCameAsTheyAreAreNamedHereAndListedWithImports() throws JwtException {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var live = retail.share(carts, shop, "orders", "orders.>");
        var claim = ImportClaim.builder(
                        "returns.>", ShareKind.STREAM, carts.key().text())
                .name("returns")
                .token(requireNonNull(live.grant().token()))
                .build();
        retail.workspace().store().write(tx -> {
            var rest = AccountClaims.builder(shop.key().text(), shop.name())
                    .imports(List.of(claim))
                    .build();
            tx.accounts().save(retail.services().accounts().find("ACCTB").withRest(ClaimRest.write(rest)));
            return rest;
        });
        show("connections");
        press("#connections-kept");
        awaitText("Kept as it came");
        press("#go-connections");
        picture("41-connections-kept");
        assertEquals(List.of(), nameless());
    }

    @Test
    void deleteRevokesFromTheSideThatIsChosen() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var shared = retail.share(carts, shop, "orders", "orders.>");
        try (var traffic = new LiveTraffic(retail.services())) {
            traffic.subscribe(shop, "orders.>");
            traffic.publish(carts, "orders.new");
            show("connections");
            awaitText("20 msg/s");
            select("orders");
            keys(KeyCode.DELETE);
            awaitText("stops receiving orders.>");
            picture("43-revoke");
            assertEquals(List.of(), nameless());
            var importer = node("#choice-importer", RadioButton.class);
            fx(() -> importer.setSelected(true));
            press("#act-verb");
            awaitText("orders is revoked. Done");
            picture("44-revoked");
        }
        var ended = retail.services().federation().get(shared.id());
        assertEquals(ConnectionState.REVOKED, ended.state());
        assertEquals(Reason.REVOKED_BY_IMPORTER, ended.status().reason());
    }

    @Test
    void s0_16_whatIsSuspendedIsResumedByWhoeverDidIt() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        var shared = retail.share(carts, shop, "orders", "orders.>");
        show("connections");
        select("orders");
        press("#connections-suspend");
        awaitText("stops receiving orders.>");
        picture("45-suspend");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("orders is Suspended.");
        keys(KeyCode.ESCAPE);
        awaitText("The offering side has suspended it, and may resume it.");
        assertTrue(node("#connections-renew", Button.class).isDisabled());
        picture("46-suspended");

        // The receiving side holds it as well, for itself.
        press("#connections-suspend");
        awaitText("it opens when neither side holds it");
        press("#act-verb");
        awaitText("orders is Suspended.");
        keys(KeyCode.ESCAPE);
        awaitText("It opens when both have resumed it.");
        assertEquals(
                Reason.SUSPENDED_BY_BOTH,
                retail.services().federation().get(shared.id()).status().reason());
        press("#connections-resume");
        awaitText("It stays closed until both have resumed it.");
        press("#choice-importer");
        picture("46-suspended-by-both");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("orders stays suspended");
        keys(KeyCode.ESCAPE);
        awaitText("The offering side has suspended it, and may resume it.");

        press("#connections-resume");
        awaitText("ACCTB starts receiving orders.> from ACCTA");
        press("#act-verb");
        awaitText("orders is Active again.");
        picture("47-resumed");
        assertEquals(
                ConnectionState.ACTIVE,
                retail.services().federation().get(shared.id()).state());
    }

    @Test
    void s3_A10_anActivationThatEndsSoonIsWarnedOfAndRenewedWithOneClick() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.share(carts, shop, "returns", "returns.>");
        var offered = retail.offer(carts, shop, "orders", "orders.>");
        retail.services().federation().limit(offered.id(), Duration.ofDays(6));
        var live = retail.services()
                .federation()
                .accept(offered.id(), ActingAccount.of(shop.key()), null, OperationOptions.now())
                .value();
        show("connections");
        awaitText("Expiring soon 1");
        select("orders");
        awaitText("Its activation ends");
        picture("48-expiring");
        assertEquals(List.of(), nameless());
        press("#connections-renew-now");
        awaitText("orders has a fresh activation until");
        picture("49-renewed");
        var renewed = retail.services().federation().get(live.id());
        assertNotEquals(live.grant().token(), renewed.grant().token());
        keys(KeyCode.ESCAPE);
        press("#connections-renew");
        awaitText("How long it lives");
        picture("50-renew");
        var year = node("#choice-year", RadioButton.class);
        fx(() -> year.setSelected(true));
        press("#act-verb");
        awaitText("orders has a fresh activation until");
        Awaitility.await().until(() -> !shows("Expiring soon 1"));
    }
}
