package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.ui.testing.RetailTest;
import java.util.List;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TiersTest extends RetailTest {

    @Test
    @DisplayName("S3-11: a tier is made, given to accounts, changed and pushed, all in the window")
    void s3_11_aTierIsMadeGivenAndChanged() {
        var account = retail.account("ACCTA");
        retail.account("ACCTB");
        enter(retail.workspace());
        awaitText("ACCTB");
        menu("#accounts-shapes", "accounts-tiers");
        awaitText("No tiers yet");
        picture("90-tiers-empty");
        press("#tiers-new");
        write("#tier-name", "gold");
        write("#limit-connections", "20");
        picture("91-tier-new");
        assertEquals(List.of(), nameless());
        press("#tier-save");
        awaitText("No account has it");
        press("#tiers-members");
        tick("ACCTA");
        tick("ACCTB");
        awaitText("2 accounts change");
        picture("92-tier-members");
        assertEquals(List.of(), nameless());
        press("#tier-members-stage");
        awaitText("2 accounts are staged");
        retail.services().publisher().pushAll(OperationOptions.now());
        awaitText("2 accounts have it");
        press("#tiers-edit");
        write("#limit-connections", "30");
        awaitText("2 of 2 accounts change");
        picture("93-tier-edit");
        press("#tier-save");
        awaitText("2 accounts wait for the next push");
        picture("94-tiers");
        press("#go-review");
        awaitText("ACCTA gets: ");
        press("#review-push");
        awaitText("Done: in force on 1 server");
        assertEquals(
                30, retail.services().edits().plan(account.key()).now().limits().get(AccountLimit.CONNECTIONS));
    }

    private void tick(String account) {
        var box = node("#tier-of-" + account, CheckBox.class);
        fx(box::fire);
    }
}
