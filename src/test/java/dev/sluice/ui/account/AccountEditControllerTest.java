package dev.sluice.ui.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.operation.Foreseen;
import dev.sluice.ui.testing.ControllerTest;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheet that changes an account, without a toolkit")
class AccountEditControllerTest extends ControllerTest {
    private final Account account = console.unit().account("ACCTA");

    private AccountEditModel model(AccountPart part) {
        return new AccountEditModel(account, console.unit().services().edits().plan(account.key()), part);
    }

    private AccountEditController open(AccountEditModel model) {
        var controller = new AccountEditController(console.context(), model);
        controller.activate();
        return controller;
    }

    private static LimitsDraft connections(AccountEditModel model, String text) {
        var texts = new EnumMap<AccountLimit, String>(
                LimitsDraft.of(model.plan().planned(), null).texts());
        texts.put(AccountLimit.CONNECTIONS, text);
        return new LimitsDraft(texts, null);
    }

    @Test
    void aLimitIsForeseenStagedAndPushed() {
        var model = model(new AccountPart.Limits());
        var controller = open(model);
        assertEquals(0L, model.usage().get().used(AccountLimit.CONNECTIONS).orElseThrow());
        controller.typed(connections(model, "20"));
        assertFalse(model.isReady(), "it is looked at when the hands rest");
        console.letTimePass();
        var known = assertInstanceOf(Foreseen.Known.class, model.foreseen().get());
        assertEquals(1, known.claims().size());
        assertTrue(controller
                .lines()
                .sluiceText()
                .endsWith("account edit --environment "
                        + console.context().session().environment().name() + " ACCTA --connections 20"));
        controller.stage();
        assertTrue(model.isStaged().get());
        var plan = console.unit().services().edits().plan(account.key());
        assertEquals(-1, plan.now().limits().get(AccountLimit.CONNECTIONS));
        assertEquals(20, plan.planned().limits().get(AccountLimit.CONNECTIONS));
        console.unit().services().publisher().pushAll(OperationOptions.now());
        assertEquals(
                20,
                console.unit()
                        .services()
                        .edits()
                        .plan(account.key())
                        .now()
                        .limits()
                        .get(AccountLimit.CONNECTIONS));
    }

    @Test
    void whatIsStagedCanBeTakenBackUntilItIsPushed() {
        var model = model(new AccountPart.Limits());
        var controller = open(model);
        controller.typed(connections(model, "20"));
        console.letTimePass();
        controller.stage();
        var waiting = console.unit().services().edits().plan(account.key()).waiting();
        console.unit().services().publisher().discard(waiting.getFirst().id());
        var plan = console.unit().services().edits().plan(account.key());
        assertEquals(plan.now(), plan.planned());
    }

    @Test
    void whatNoLongerFitsHidesNothing() {
        var edits = console.unit().services().edits();
        edits.change(account.key(), PatchParts.limits(Map.of("streams", 5L), null), OperationOptions.stage());
        edits.change(account.key(), PatchParts.limits(Map.of("streams", 2L), "R3"), OperationOptions.now());
        var plan = edits.plan(account.key());
        assertEquals(
                ProblemCode.TIERED_LIMITS,
                plan.stuck().values().iterator().next().code());
        assertEquals(plan.now(), plan.planned());
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndCannotBeStaged() {
        var model = model(new AccountPart.Limits());
        var controller = open(model);
        controller.typed(connections(model, "many"));
        console.letTimePass();
        assertEquals(Map.of("connections", "A whole number"), model.faults().get());
        controller.stage();
        assertFalse(model.isStaged().get());
        assertTrue(console.unit().services().publisher().staged().isEmpty());
    }

    @Test
    void aNameThatIsTakenIsRefusedWhenItIsStaged() {
        console.unit().account("ACCTB");
        var model = model(new AccountPart.Details());
        var controller = open(model);
        controller.typed(
                new DetailsDraft("acctb", "", "", "", DetailsDraft.End.AS_IT_IS, true, true, controller.now()));
        console.letTimePass();
        controller.stage();
        var wrong = assertInstanceOf(Foreseen.Wrong.class, model.foreseen().get());
        assertEquals(ProblemCode.ACCOUNT_EXISTS, wrong.problem().code());
        assertFalse(model.isStaged().get());
    }

    @Test
    void aSuspensionIsReadyAtOnceAndTheNextSheetResumes() {
        var model = model(new AccountPart.Suspension());
        var controller = open(model);
        assertTrue(model.isReady());
        controller.stage();
        var next = model(new AccountPart.Suspension());
        assertTrue(next.plan().planned().isSuspended());
        open(next);
        assertEquals(AccountPatch.suspending(0), next.patch().get());
    }

    @Test
    void withoutServersItIsStagedAllTheSame() {
        console.unit().servers().servers().forEach(server -> server.crash());
        var model = model(new AccountPart.Limits());
        var controller = open(model);
        controller.typed(connections(model, "20"));
        console.letTimePass();
        var known = assertInstanceOf(Foreseen.Known.class, model.foreseen().get());
        assertTrue(known.cuts().isEmpty(), "nobody could be asked");
        controller.stage();
        assertTrue(model.isStaged().get());
    }
}
