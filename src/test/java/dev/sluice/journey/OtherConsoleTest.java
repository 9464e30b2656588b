package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Another console pushes while Sluice is at work: what it did is never overwritten in silence.
class OtherConsoleTest extends Journey {
    OtherConsoleTest() {
        super(Age.NEWEST, 1);
    }

    /// Stands for a process that dies before its push.
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void settled() {
        test.services()
                .drifts()
                .list()
                .forEach(drift ->
                        test.services().drifts().keepOurs(drift.account().key(), OperationOptions.now()));
        test.services().publisher().pushAll(OperationOptions.now());
        assertFalse(test.services().publisher().isRecoveryNeeded());
    }

    private String theirs(Account account) {
        try {
            return test.otherTool().addExport(account, fresh("theirs") + ".>");
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> drift() {
        return test.services().drifts().list().stream().map(Drift::theirs).toList();
    }

    private OperationOptions whenPushing(Account account, Runnable act) {
        return OperationOptions.now().with(step -> {
            if (step instanceof Progress.Pushing(var pushed, var purpose)
                    && purpose != Purpose.PUT_BACK
                    && pushed.key().equals(account.key())) {
                act.run();
            }
        });
    }

    @Test
    @DisplayName("S3-A4 it changes the importer while the exporter is under way: put back, theirs kept and shown")
    void betweenThePushes() {
        var a = account("org-a");
        var b = account("org-b");
        var offer = offer(a, b, "orders.>");
        var problem = assertThrows(
                ProblemException.class,
                () -> test.services()
                        .federation()
                        .accept(offer.id(), ActingAccount.unnamed(), null, whenPushing(a, () -> theirs(b))));
        assertEquals(ProblemCode.ACTIVATION_ROLLED_BACK, problem.code());
        assertTrue(String.valueOf(problem.getMessage()).contains(b.name()), problem::getMessage);
        assertEquals(ConnectionState.PENDING, stateOf(offer));
        assertEquals(1, drift().size());
        assertEquals(
                List.of(),
                test.services().exports().list(a.key()).stream()
                        .filter(export ->
                                test.services().exports().users(export.id()).isEmpty())
                        .toList());
    }

    @Test
    @DisplayName("S3-A17 what it pushed to a gate that is being closed is replaced, and the log says so")
    void closing() {
        var a = account("org-a");
        var live = accepted(a, account("org-b"));
        test.services()
                .federation()
                .end(live.id(), ActingAccount.unnamed(), OperationOptions.now().with(step -> {
                    if (step instanceof Progress.Journalled) {
                        theirs(a);
                    }
                }));
        assertEquals(ConnectionState.REVOKED, stateOf(live));
        assertEquals(List.of(), drift());
        var notes = test.services().recorder().audit().find(AuditQuery.ALL.account(a.key())).stream()
                .map(entry -> entry.facts().ending().note())
                .filter(text -> text.contains("another tool had pushed for " + a.name()))
                .toList();
        assertEquals(1, notes.size());
    }

    private Connection accepted(Account from, Account to) {
        return accept(offer(from, to, "orders.>"), null);
    }

    @Test
    @DisplayName("S3-A4 it pushes after a crash: what was open waits for a choice, other accounts do not")
    void afterACrash() {
        var a = account("org-a");
        var b = account("org-b");
        var draft = new ExportDraft(a.key(), "feed", "feed.>", ShareKind.STREAM, Visibility.PRIVATE);
        assertThrows(
                Died.class,
                () -> test.services().exports().add(draft, whenPushing(a, () -> {
                    throw new Died();
                })));
        var other = new ExportDraft(b.key(), "feed", "feed.>", ShareKind.STREAM, Visibility.PRIVATE);
        assertThrows(
                Died.class,
                () -> test.services().exports().add(other, whenPushing(b, () -> {
                    throw new Died();
                })));
        var theirs = theirs(a);
        assertEquals(
                ProblemCode.DRIFT_FOUND,
                assertThrows(
                                ProblemException.class,
                                () -> test.services().publisher().pushAll(OperationOptions.now()))
                        .code());
        test.services().maintenance().round();
        assertEquals(List.of(theirs), drift());
        assertTrue(test.services().accounts().find(b.name()).release().confirmed());
        assertInstanceOf(Outcome.Done.class, test.services().drifts().keepOurs(a.key(), OperationOptions.now()));
        assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
        assertEquals(List.of(), test.services().recovery().list());
    }
}
