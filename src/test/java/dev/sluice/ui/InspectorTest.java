package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.ui.testing.RetailTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class InspectorTest extends RetailTest {

    @Test
    void anEmptyInspectorSaysWhatItTakes() {
        show("inspector");
        awaitText("Nothing to inspect yet");
        picture("80-inspector-empty");
        assertEquals(List.of(), nameless());
    }

    @Test
    void s0_7_anActivationIsInspectedThenImported() {
        var token = activation();
        show("inspector");
        write("#inspect-token", "See below\n" + Armour.jwt(ClaimKind.ACTIVATION, token) + "Regards");
        awaitText("Lets ACCTB import retail.v1.cart.>.");
        awaitText("ACCTA, account of yours");
        awaitText("Good: made with the signer");
        awaitText("Valid now, without an end");
        picture("81-inspector-activation");
        assertEquals(List.of(), nameless());
        var tabs = node(".inspect-result .tab-pane", TabPane.class);
        fx(() -> tabs.getSelectionModel().select(1));
        awaitText("ed25519-nkey");
        picture("82-inspector-claims");
        press("#inspector-import");
        awaitText("retail.v1.cart.created arrives as retail.v1.cart.created");
        write("#import-local", "partner.cart.>");
        press("#act-verb");
        awaitText("is Active.");
        press(".dialog-sheet .sheet-buttons .button");
        awaitText("Rests on an activation");
        picture("83-inspector-imported");
    }

    @Test
    void aChangedTokenIsNotTrusted() {
        var token = activation();
        var dot = token.lastIndexOf('.');
        show("inspector");
        write("#inspect-token", token.substring(0, dot + 1) + "A".repeat(86));
        awaitText("Signature wrong");
        awaitText("Nothing it says can be trusted");
        picture("84-inspector-wrong");
        write("#inspect-token", "hello");
        awaitText("not a readable token");
        picture("85-inspector-refused");
    }

    @Test
    void aSeedIsDroppedAtOnce() throws IOException {
        var account = retail.account("ACCTA");
        var user = retail.services().users().add(account.key(), "publisher");
        var creds = new String(retail.services().users().creds(user, CredsIssue.Place.OUTPUT));
        var seed =
                creds.lines().filter(line -> line.startsWith("SU")).findFirst().orElseThrow();
        var file = root.resolve("publisher.creds");
        Files.writeString(file, creds);
        files.answer(file);
        show("inspector");
        press("#inspect-token-file");
        awaitText("It was dropped at once");
        awaitText("User: publisher");
        awaitText("publisher, user of ACCTA");
        assertFalse(shows(seed));
        picture("86-inspector-creds");
        write("#inspect-token", seed);
        awaitText("Nothing to inspect yet");
        assertFalse(shows(seed));
    }

    @Test
    void twoTokensAreCompared() {
        var account = retail.account("ACCTA");
        var before = released(account.key());
        retail.export(account, "orders", "orders.>", Visibility.PRIVATE);
        show("inspector");
        write("#inspect-token", before);
        awaitText("Sluice released another token");
        press("#inspect-compare");
        write("#inspect-other", released(account.key()));
        awaitText("exports[stream orders.>]");
        picture("87-inspector-compared");
        assertEquals(List.of(), nameless());
    }

    @Test
    void hugeInputIsBounded() {
        show("inspector");
        write("#inspect-token", "x".repeat(900_000));
        awaitText("not a readable token");
        write("#inspect-token", "eyJ".repeat(300_000));
        awaitText("not a readable token");
        assertFalse(node("#inspect-token", TextArea.class).getText().length() > 20_000);
        write("#inspect-token", "x".repeat(3_000_000));
        awaitText("it is longer than any token may be");
        var payload = "{\"nats\":{\"list\":[0" + ",0".repeat(300_000) + "]}}";
        write("#inspect-token", part("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}") + "." + part(payload) + ".AAAA");
        awaitText("Signature wrong");
        var tabs = node(".inspect-result .tab-pane", TabPane.class);
        fx(() -> tabs.getSelectionModel().select(1));
        awaitText("300,001 entries");
        picture("89-inspector-huge");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void thePaletteKnowsKeysAndTokens() {
        var token = activation();
        show("accounts");
        press("#shell-palette");
        write("#palette-field", retail.services().accounts().find("ACCTB").key().text());
        awaitText("Show this account");
        write("#palette-field", Armour.jwt(ClaimKind.ACTIVATION, token));
        awaitText("Import this activation");
        awaitText("Inspect this token");
        picture("88-palette-token");
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        awaitText("Lets ACCTB import retail.v1.cart.>.");
        press("#shell-palette");
        write("#palette-field", stranger().text());
        awaitText("Share a subject with this account");
        keys(KeyCode.ENTER);
        awaitText("From");
    }

    private String activation() {
        var source = retail.account("ACCTA");
        var target = retail.account("ACCTB");
        var export = retail.export(source, "CARTEVENTS-GRANT-STREAM", "retail.v1.cart.>", Visibility.PRIVATE);
        var issued = retail.services().activations().issue(source.key(), export, target.key());
        return Objects.requireNonNull(issued.grant().token());
    }

    private String released(PublicKey account) {
        return Objects.requireNonNull(
                retail.services().accounts().view(account).account().release().jwt());
    }

    private static PublicKey stranger() {
        try (var seed = Seed.generate(KeyKind.ACCOUNT, bytes -> java.util.Arrays.fill(bytes, (byte) 7))) {
            return seed.publicKey();
        }
    }
}
