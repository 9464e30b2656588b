package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import dev.sluice.ui.testing.OtherTool;
import dev.sluice.ui.testing.RetailTest;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The Drift screen over what another tool with the operator's key did to a real server.
class DriftTest extends RetailTest {

    private OtherTool tool() {
        return new OtherTool(retail.services(), retail.workspace().vault());
    }

    private static AccountClaims withNews(AccountClaims claims) {
        var added = ExportClaim.builder("news.>", ShareKind.STREAM).name("news").build();
        return claims.copy()
                .exports(List.of(added))
                .description("changed by hand")
                .build();
    }

    private void choose(String name) {
        fx(() -> window().stage().getScene().getRoot().lookupAll(".radio-button").stream()
                .map(RadioButton.class::cast)
                .filter(button -> button.getAccessibleText().startsWith(name))
                .forEach(RadioButton::fire));
    }

    @Test
    @DisplayName(
            "S3-A15 what another tool changed is shown by claim, kept out, taken or put off; foreign is left alone")
    void anotherTool() {
        var kept = retail.account("ACCTA");
        var taken = retail.account("ACCTB");
        var later = retail.account("ACCTC");
        var usurped = retail.account("ACCTD");
        var merged = retail.account("ACCTE");
        var tool = tool();
        tool.change(kept, DriftTest::withNews);
        tool.change(taken, DriftTest::withNews);
        tool.change(merged, DriftTest::withNews);
        tool.change(later, claims -> claims.copy().description("by hand").build());
        try (var stranger = TestOperator.seed(KeyKind.OPERATOR);
                var account = TestOperator.seed(KeyKind.ACCOUNT)) {
            tool.change(usurped, TokenSigner.of(stranger), claims -> claims);
            tool.add(account.publicKey(), "elsewhere", Instant.now().getEpochSecond());
        }
        show("drift");
        awaitText("Compared");
        awaitText("Unknown signer");
        awaitText("All 6");
        picture("80-drift");
        assertEquals(List.of(), nameless());

        select("ACCTA");
        awaitText("export stream news.>");
        awaitText("Added there");
        picture("81-drift-detail");
        press("#drift-keep");
        awaitText("is removed from the servers");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("ACCTA is ours again. Done");
        press(".sheet-buttons .button");

        select("ACCTB");
        press("#drift-take");
        awaitText("All of it can be taken.");
        press("#act-verb");
        awaitText("Theirs of ACCTB is taken over. Done");
        press(".sheet-buttons .button");
        assertEquals(1, retail.services().exports().list(taken.key()).size());

        select("ACCTE");
        press("#drift-merge");
        awaitText("None of theirs is taken");
        press("#merge-all-theirs");
        awaitText("2 claims of theirs are taken");
        choose("export stream news.>, Ours");
        awaitText("1 claim of theirs is taken; 1 stays as it is here.");
        picture("82-drift-merge");
        assertEquals(List.of(), nameless());
        press("#act-verb");
        awaitText("ACCTE is merged. Done");
        press(".sheet-buttons .button");
        assertEquals(List.of(), retail.services().exports().list(merged.key()));

        select("ACCTC");
        press("#drift-ignore");
        awaitNode("#ignore-until");
        press("#ignore-verb");
        awaitText("d left");

        select("ACCTD");
        awaitText("locked out");
        assertTrue(node("#drift-take", ButtonBase.class).isDisabled());
        select(retail.services()
                .reconciler()
                .compare()
                .foreign()
                .getFirst()
                .key()
                .substring(0, 5));
        awaitText("It is listed so that nothing is hidden");
        assertTrue(node("#drift-keep", ButtonBase.class).isDisabled());
        assertEquals(List.of(), nameless());
    }

    @Test
    void everyServerInStepAndNobodyToAsk() {
        retail.account("ACCTA");
        show("drift");
        awaitText("Every server is in step");
        picture("86-drift-empty");
        assertEquals(List.of(), nameless());
        retail.stopServers();
        keys(KeyCode.F5);
        awaitText("Could not compare");
        retail.services().maintenance().round();
        var care = node(".status-bar-line .care-line", Label.class);
        await(() -> care.isVisible() && care.getText().contains("try"));
    }
}
