package dev.sluice.ui.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.account.DetailsDraft.End;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheet that changes many accounts, without a toolkit")
class BulkEditControllerTest extends ControllerTest {
    private static final PublicKey EXTERNAL = PublicKey.parse(
                    "ADJM5VYRSWQ47O43UMML3XTIWQYYYVCHKLRRH2PZQMG3CY7EDNKXH62Y")
            .orElseThrow();

    private final List<Account> accounts = List.of(
            console.unit().account("ACCTA"),
            console.unit().account("ACCTB"),
            console.unit().account("ACCTC"));
    private final BulkEditModel model = new BulkEditModel(accounts, List.of());
    private final BulkEditController controller = new BulkEditController(console.context(), model);

    private void type(Map<AccountLimit, String> limits, String addTags) {
        controller.activate();
        controller.typed(new BulkDraft(limits, Optional.empty(), addTags, "", End.AS_IT_IS, controller.now()));
        console.letTimePass();
    }

    private List<Fate.Kind> fates() {
        return model.rows().stream().map(Fate::kind).toList();
    }

    @Test
    void allAreForeseenStagedAndPushed() {
        type(Map.of(AccountLimit.CONNECTIONS, "20"), "gold");
        assertEquals(List.of(Fate.Kind.CHANGES, Fate.Kind.CHANGES, Fate.Kind.CHANGES), fates());
        assertTrue(model.rows().getFirst().told().contains("20"), model.rows().toString());
        assertEquals(3, controller.lines().sluice().size());
        controller.stage();
        assertTrue(model.isStaged().get());
        assertEquals(3, console.unit().services().publisher().staged().size());
        console.unit().services().publisher().pushAll(OperationOptions.now());
        for (var account : accounts) {
            var now = console.unit().services().edits().plan(account.key()).now();
            assertEquals(20, now.limits().get(AccountLimit.CONNECTIONS));
            assertEquals(List.of("gold"), now.tags());
        }
    }

    @Test
    void allComeIntoATier() {
        var tiers = console.unit().services().tiers();
        tiers.add("gold", PatchParts.limits(Map.of("connections", 7L), null));
        controller.activate();
        controller.typed(
                new BulkDraft(Map.of(), Optional.of(tiers.tiering("gold")), "", "", End.AS_IT_IS, controller.now()));
        console.letTimePass();
        assertTrue(controller.lines().sluice().getFirst().endsWith(" ACCTA --tier gold"));
        controller.stage();
        console.unit().services().publisher().pushAll(OperationOptions.now());
        assertEquals(3, tiers.find("gold").accounts());
        assertEquals(
                7,
                console.unit()
                        .services()
                        .edits()
                        .plan(accounts.getFirst().key())
                        .now()
                        .limits()
                        .get(AccountLimit.CONNECTIONS));
    }

    @Test
    void allLeaveTheirTierAndKeepItsLimits() {
        var services = console.unit().services();
        services.tiers().add("gold", PatchParts.limits(Map.of("connections", 7L), null));
        var gold = AccountPatch.tiering(services.tiers().tiering("gold"));
        accounts.forEach(account -> services.edits().change(account.key(), gold, OperationOptions.now()));
        controller.activate();
        controller.typed(new BulkDraft(Map.of(), Optional.of(Tiering.NONE), "", "", End.AS_IT_IS, controller.now()));
        console.letTimePass();
        assertEquals(List.of(Fate.Kind.CHANGES, Fate.Kind.CHANGES, Fate.Kind.CHANGES), fates());
        assertEquals("Another tier, the same limits", model.rows().getFirst().told());
        controller.stage();
        services.publisher().pushAll(OperationOptions.now());
        assertEquals(0, services.tiers().find("gold").accounts());
        assertEquals(
                7,
                services.edits().plan(accounts.getFirst().key()).now().limits().get(AccountLimit.CONNECTIONS));
    }

    @Test
    void whatOneRefusesKeepsNoOther() {
        var services = console.unit().services();
        services.edits()
                .change(accounts.get(1).key(), PatchParts.limits(Map.of("streams", 5L), "R3"), OperationOptions.now());
        services.edits()
                .change(accounts.get(2).key(), PatchParts.limits(Map.of("streams", 2L), null), OperationOptions.now());
        type(Map.of(AccountLimit.STREAMS, "2"), "");
        assertEquals(List.of(Fate.Kind.CHANGES, Fate.Kind.REFUSED, Fate.Kind.SAME), fates());
        assertTrue(
                model.rows().get(1).told().contains("by replicas"), model.rows().toString());
        controller.stage();
        assertEquals(List.of(Fate.Kind.STAGED, Fate.Kind.REFUSED, Fate.Kind.SAME), fates());
        assertEquals(1, services.publisher().staged().size());
    }

    @Test
    void whatIsNotSignedHereIsSkippedAndSaysWhy() {
        var partner = console.unit().services().accounts().addExternal("partner", EXTERNAL);
        var mixed = new BulkEditModel(List.of(accounts.getFirst(), partner), List.of());
        var other = new BulkEditController(console.context(), mixed);
        other.activate();
        other.typed(
                new BulkDraft(Map.of(AccountLimit.IMPORTS, "3"), Optional.empty(), "", "", End.AS_IT_IS, other.now()));
        console.letTimePass();
        assertEquals(
                List.of(Fate.Kind.CHANGES, Fate.Kind.SKIPPED),
                mixed.rows().stream().map(Fate::kind).toList());
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        type(Map.of(AccountLimit.CONNECTIONS, "many"), "");
        assertEquals(Map.of("connections", "A whole number"), model.faults().get());
        assertFalse(model.isReady().get());
        type(Map.of(AccountLimit.CONNECTIONS, "No limit"), "");
        assertEquals(List.of(Fate.Kind.SAME, Fate.Kind.SAME, Fate.Kind.SAME), fates());
        assertFalse(model.isReady().get(), "it is so already");
    }
}
