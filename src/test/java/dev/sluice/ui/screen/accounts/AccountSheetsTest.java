package dev.sluice.ui.screen.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script;
import dev.sluice.ui.dialog.PassphraseProof;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.testing.ControllerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheets of accounts, without a toolkit")
class AccountSheetsTest extends ControllerTest {

    private final Account shop = console.unit().account("ACCTA");

    private void assertDone(OperationModel model) {
        assertNull(model.problem().get());
        assertEquals(console.lastResult(), model.result().get());
        assertFalse(console.lastResult().isEmpty());
    }

    @Test
    void anAccountOfOursWaitsToBePublished() {
        var made = new ArrayList<Account>();
        var model = new NewAccountModel();
        assertFalse(model.ready().getValue());
        model.name().text().set("ACCTB");
        assertTrue(model.ready().getValue());
        new NewAccountController(console.context(), model, made::add).create();
        assertTrue(model.over().get());
        assertEquals(AccountRole.MANAGED, made.getFirst().role());
    }

    @Test
    void aPartnerIsItsKey() throws Exception {
        var made = new ArrayList<Account>();
        var model = new NewAccountModel();
        var controller = new NewAccountController(console.context(), model, made::add);
        model.name().text().set("Partner");
        model.external().set(true);
        assertFalse(model.ready().getValue());
        model.key().set("SUA...");
        assertTrue(model.ready().getValue());
        controller.create();
        assertEquals(
                ProblemCode.NOT_ACCOUNT_KEY,
                Objects.requireNonNull(model.problem().get()).code());
        assertFalse(model.over().get());
        try (var partner = TestOperator.seed(KeyKind.ACCOUNT)) {
            model.key().set(" " + partner.publicKey().text());
            controller.create();
            assertEquals(partner.publicKey(), made.getFirst().key());
        }
        assertEquals(AccountRole.EXTERNAL, made.getFirst().role());
    }

    private @Nullable Instant end() {
        var now = console.context().session().reads().accounts().live().stream()
                .filter(one -> one.key().equals(shop.key()))
                .findFirst()
                .orElseThrow();
        return console.unit().services().accounts().lifespan(now).until();
    }

    @Test
    void anAccountLivesAsLongAsIsChosen() {
        var model = new RenewAccountController.Model();
        model.life().set(RenewAccountController.Life.MONTH);
        new RenewAccountController(console.context(), model, shop).start();
        assertDone(model);
        assertEquals(
                console.unit().clock().instant().plus(Duration.ofDays(30)).getEpochSecond(),
                Objects.requireNonNull(end()).getEpochSecond());
        var endless = new RenewAccountController.Model();
        endless.life().set(RenewAccountController.Life.ENDLESS);
        new RenewAccountController(console.context(), endless, shop).start();
        assertDone(endless);
        assertNull(end());
    }

    @Test
    void whatWasPublishedBeforeIsSignedAnew() {
        var history = console.unit().services().revisions();
        var first = history.list(shop.key()).getLast().number();
        var read = new ArrayList<PutBackModel>();
        PutBackController.read(console.context(), shop, first, read::add);
        var model = read.getFirst();
        assertTrue(model.ready().getValue());
        new PutBackController(console.context(), model).start();
        assertDone(model);
    }

    private PutBackModel put(ClaimChange change) {
        return new PutBackModel(shop, 1, List.of(change), Level.STAGING, PassphraseProof.none());
    }

    @Test
    void theNameIsTypedOnlyWhereSomethingIsCut() {
        var cut = put(new ClaimChange.Removed("exports[orders.>]", "x"));
        assertTrue(cut.cutsSomething());
        assertFalse(cut.ready().getValue());
        cut.typed().text().set("ACCTA");
        assertTrue(cut.ready().getValue());
        var limit = put(new ClaimChange.Removed("limits.conn", "x"));
        assertFalse(limit.cutsSomething());
        assertTrue(limit.ready().getValue());
    }

    @Test
    void anAccountIsDeletedOnceItsNameIsTyped() {
        console.unit().share(shop, console.unit().account("ACCTB"), "orders.>");
        var model = DeleteAccountModel.read(console.context(), shop);
        assertEquals(1, model.plan().exported().size());
        assertTrue(model.name(model.plan().exported().getFirst().importer()).contains("ACCTB"));
        assertFalse(model.ready().getValue(), "at each level");
        model.typed().text().set("ACCTA");
        assertTrue(model.ready().getValue());
        new DeleteAccountController(console.context(), model).start();
        assertDone(model);
        assertTrue(console.context().session().reads().accounts().live().stream()
                .noneMatch(one -> one.key().equals(shop.key())));
    }

    @Test
    void whatCannotBeDeletedNowIsThereStill() {
        var model = DeleteAccountModel.read(console.context(), shop);
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        new DeleteAccountController(console.context(), model).start();
        assertNotNull(model.problem().get());
        assertNull(model.result().get());
    }

    @Test
    void aNewAccountIsShapedByATemplateAndATier() {
        var services = console.unit().services();
        services.tiers().add("gold", AccountPatch.none());
        services.templates().save("tenant", shop.key(), false);
        var model = new NewAccountModel(List.of("tenant"), List.of("gold"));
        var made = new ArrayList<Account>();
        model.name().text().set("TENANT1");
        model.template().set("tenant");
        model.tier().set("gold");
        new NewAccountController(console.context(), model, made::add).create();
        assertEquals("gold", made.getFirst().tier());
    }
}
