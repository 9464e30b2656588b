package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeysTest extends RetailTest {

    private static PublicKey stranger() {
        try (var seed = TestOperator.seed(KeyKind.ACCOUNT)) {
            return seed.publicKey();
        }
    }

    private PublicKey first(Account account) {
        return retail.services()
                .rotation()
                .goOn(RotationWish.of(account.key()), OperationOptions.now())
                .newKey();
    }

    @Test
    @DisplayName(
            "Keys: every key by its public part; the operator's stops where servers are restarted; locked is a state")
    void everyKeyIsListed() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.share(carts, shop, "orders", "orders.>");
        first(carts);
        retail.services().users().add(carts.key(), "publisher");
        retail.services().accounts().addExternal("Partner", stranger());
        show("keys");
        awaitText("Operator signing");
        awaitText("publisher, of ACCTA");
        awaitText("Not held");
        select("Account signing");
        awaitText("Activations that rest on it (1)");
        awaitText("Users whose creds rest on it (1)");
        picture("71-keys-detail");
        assertEquals(List.of(), nameless());
        for (var kind : Set.of(KeyKind.OPERATOR, KeyKind.ACCOUNT, KeyKind.USER)) {
            var seed =
                    Pattern.compile("\\bS" + kind.letter() + "[A-Z2-7]{56}\\b").asPredicate();
            assertFalse(onFx(this::texts).stream().anyMatch(seed), "no seed is shown");
        }
        select("Operator signing");
        press("#keys-rotate");
        awaitText("Replace the signing key of Retail?");
        press("#act-verb");
        awaitText("Copy the operator JWT");
        keys(KeyCode.ESCAPE);
        press("#keys-go-on");
        press("#act-verb");
        awaitText("is not trusted yet by");
        picture("74-keys-operator-untrusted");
        assertEquals(List.of(), nameless());
        keys(KeyCode.ESCAPE);
        press("#keys-cancel");
        awaitText("Go back to the old signing key of Retail?");
        picture("74-keys-cancel");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("The old key signs as before");
        assertTrue(retail.services().rotation().underWay().isEmpty());
        keys(KeyCode.ESCAPE);
        select("Operator signing");
        press("#keys-rotate");
        press("#act-verb");
        awaitText("Copy the operator JWT");
        keys(KeyCode.ESCAPE);
        awaitText("Cancel the rotation…");
        fx(() -> retail.workspace().vault().lock());
        awaitText("Vault locked");
        awaitText("The vault is locked. Keys are listed");
        picture("75-keys-locked");
        assertTrue(node("#keys-go-on", Button.class).isDisabled());
        assertTrue(node("#keys-rotate", Button.class).isDisabled());
    }

    @Test
    @DisplayName("Rotate: the activations first, progress by step; what was handed out waits, and goes on")
    void rotate() {
        var carts = retail.account("ACCTA");
        var shop = retail.account("ACCTB");
        retail.share(carts, shop, "orders", "orders.>");
        first(carts);
        var export = retail.services().exports().list(carts.key()).getFirst();
        retail.services().activations().issue(carts.key(), export, stranger());
        retail.services().users().add(carts.key(), "publisher");
        show("keys");
        awaitText("Account signing");
        select("Account signing");
        press("#keys-rotate");
        awaitText("Replace the signing key of ACCTA?");
        awaitText("Activations that the old key signed (2)");
        awaitText("orders → ACCTB");
        awaitText("Handed out: needs a new token");
        picture("76-keys-rotate");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("The new key of ACCTA signs from now on");
        picture("77-keys-rotate-waits");
        keys(KeyCode.ESCAPE);
        write(".filter-field", "signing");
        awaitText("Retiring");
        awaitText("Incoming");
        picture("78-keys-under-way");
        press("#keys-go-on");
        awaitText("Go on replacing the signing key of ACCTA?");
        awaitText("New token ready to hand over");
        press("#choice-cutting");
        press("#act-verb");
        awaitText("The old one is retired on every server");
        picture("79-keys-rotated");
        keys(KeyCode.ESCAPE);
        awaitText("Retired");
        assertTrue(retail.services().rotation().underWay().isEmpty());
    }

    @Test
    @DisplayName(
            "Keys by hand: generated, taken out sealed, known to others, deleted when nothing needs it; another passphrase")
    void byHand() {
        var carts = retail.account("ACCTA");
        show("keys");
        press("#keys-generate");
        picture("87-keys-generate");
        press("#act-verb");
        awaitText("is made and sealed");
        keys(KeyCode.ESCAPE);
        awaitText("nothing in this workspace uses it");
        files.answer(root);
        press("#keys-take-out");
        awaitText("A copy of its seed is written to");
        picture("88-keys-take-out");
        assertEquals(List.of(), nameless());
        write("#seal-passphrase", "rather long words");
        write("#seal-again", "rather long words");
        press("#act-verb");
        awaitText("The sealed key is in");
        keys(KeyCode.ESCAPE);
        menu("#keys-more", "keys-remove");
        awaitText("The vault forgets its seed for good");
        picture("89-keys-remove");
        assertTrue(node("#act-verb", Button.class).isDisabled());
        keys(KeyCode.ESCAPE);
        select("Account ACCTA");
        menu("#keys-more", "keys-compromised");
        awaitText("An account is its key");
        picture("90-keys-compromised");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("is marked as compromised");
        keys(KeyCode.ESCAPE);
        awaitText("What to do about it");
        picture("91-keys-compromised-detail");
        assertTrue(retail.services().keys().list().stream()
                .anyMatch(known -> known.key().equals(carts.key()) && known.compromisedAt() != null));
        menu("#keys-vault", "keys-passphrase");
        awaitText("Another passphrase for the vault");
        picture("92-keys-passphrase");
        assertEquals(List.of(), nameless());
        write("#vault-now", "open sesame");
        write("#vault-passphrase", "rather long words");
        write("#vault-again", "rather long words");
        press("#act-verb");
        awaitText("The vault has another passphrase.");
    }
}
