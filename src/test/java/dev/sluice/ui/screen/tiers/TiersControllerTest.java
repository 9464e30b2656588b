package dev.sluice.ui.screen.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.Tiers;
import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.screen.tiers.TierDraft.Allowed;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tiers in the window, without a toolkit")
class TiersControllerTest extends ControllerTest {
    private static final Allowed ALL = new Allowed(true, true, false);

    private final Tiers tiers = console.unit().services().tiers();
    private final Account first = console.unit().account("ACCTA");
    private final Account second = console.unit().account("ACCTB");
    private final TiersModel model = new TiersModel();
    private final TiersController controller = new TiersController(console.context(), model);

    private Tier gold(String connections) {
        var edit = new TierEditModel(null);
        var sheet = new TierEditController(console.context(), edit, name -> {});
        edit.name().text().set("gold");
        sheet.typed(new TierDraft(Map.of(AccountLimit.CONNECTIONS, connections), null, ALL));
        assertTrue(edit.ready().getValue());
        sheet.save();
        assertTrue(edit.over().get());
        return tiers.find("gold");
    }

    private TierMembersModel members(Tier tier, boolean ticked) {
        var members = new TierMembersModel(tier, List.of(account(first), account(second)));
        var sheet = new TierMembersController(console.context(), members);
        members.choices().forEach(choice -> sheet.tick(choice, ticked));
        console.letTimePass();
        assertTrue(members.ready().getValue(), members.fates().toString());
        assertEquals(2, sheet.lines().sluice().size());
        sheet.stage();
        assertTrue(members.over().get());
        console.unit().services().publisher().pushAll(OperationOptions.now());
        return members;
    }

    private Account account(Account known) {
        return console.unit().services().reads().accounts().account(known.key()).orElseThrow();
    }

    private long connections(Account account) {
        return console.unit()
                .services()
                .edits()
                .plan(account.key())
                .now()
                .limits()
                .getOrDefault(AccountLimit.CONNECTIONS, 0L);
    }

    @Test
    @DisplayName("S3-11: a tier is made, given to accounts, changed with all of them, left and removed")
    void s3_11_aTierSetsTheLimitsOfItsAccounts() {
        controller.activate();
        var gold = gold("20");
        assertEquals(
                List.of("gold"),
                model.rows().items().stream().map(TiersRow::name).toList());
        members(gold, true);
        assertEquals(20, connections(first));
        assertEquals(2, model.rows().find("gold").orElseThrow().tier().accounts());
        assertFalse(controller.remove(model.rows().find("gold").orElseThrow()).isEnabled(), "it is in use");
        // One has a limit of its own, and keeps it.
        console.unit()
                .services()
                .edits()
                .change(
                        second.key(),
                        AccountPatch.builder().limits(Map.of("connections", 5L)).build(),
                        OperationOptions.now());
        var edit = new TierEditModel(tiers.find("gold"));
        var sheet = new TierEditController(console.context(), edit, name -> {});
        sheet.typed(new TierDraft(Map.of(AccountLimit.CONNECTIONS, "30"), null, ALL));
        console.letTimePass();
        assertEquals(
                List.of(Fate.Kind.CHANGES, Fate.Kind.SAME),
                edit.fates().stream().map(Fate::kind).toList());
        assertTrue(
                edit.fates().get(1).told().contains("Keeps its own: Connections 5"),
                edit.fates().toString());
        assertTrue(
                sheet.lines().sluiceText().endsWith("gold --connections 30"),
                sheet.lines().sluiceText());
        sheet.save();
        assertEquals("The tier gold is changed. 1 account waits for the next push.", console.lastResult());
        console.unit().services().publisher().pushAll(OperationOptions.now());
        assertEquals(30, connections(first));
        assertEquals(5, connections(second));
        model.rows().selectedId().set("gold");
        var detail = model.detail().get();
        assertEquals(
                List.of(0, 1),
                detail == null
                        ? List.of()
                        : detail.members().stream().map(one -> one.own().size()).toList());
        members(tiers.find("gold"), false);
        assertEquals(30, connections(first), "whoever leaves keeps the limits");
        controller.remove(model.rows().find("gold").orElseThrow()).run();
        assertEquals(List.of(), tiers.list());
        controller.onOpenAccount(first);
        assertEquals(ScreenId.ACCOUNTS, console.gone().getLast().screen());
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsMade() {
        var edit = new TierEditModel(null);
        var sheet = new TierEditController(console.context(), edit, name -> {});
        edit.name().text().set("gold");
        sheet.typed(new TierDraft(Map.of(AccountLimit.PAYLOAD, "much"), null, ALL));
        assertEquals(Map.of("payload", "A size, such as 8MB"), edit.faults().get());
        assertFalse(edit.ready().getValue());
        gold("20");
        sheet.typed(new TierDraft(Map.of(), null, ALL));
        sheet.save();
        var problem = edit.problem().get();
        assertEquals(ProblemCode.TIER_EXISTS, problem == null ? null : problem.code());
    }

    @Test
    void limitsByReplicasAndWhatIsAllowedAreChangedAlone() {
        var before = gold("20");
        var draft = new TierDraft(Map.of(AccountLimit.STREAMS, "3"), "R3", new Allowed(true, false, true));
        var patch = draft.against(before).patch();
        assertEquals(Map.of("streams", 3L), patch.limits());
        assertEquals("R3", patch.tier());
        assertEquals(false, patch.bearerTokens());
        var after = tiers.edit("gold", patch, OperationOptions.stage()).value();
        assertEquals(3L, after.table().get("R3 streams"));
        assertEquals(1L, after.table().get("R3 max-bytes-required"));
        assertTrue(TierWords.summary(after).contains("Streams (R3) 3"), TierWords.summary(after));
        var same = TierDraft.of(after, "R3").against(after);
        assertFalse(same.isUsable(), same.toString());
    }
}
