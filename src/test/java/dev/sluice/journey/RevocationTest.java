package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Revocations that are listed and taken back.
class RevocationTest extends Journey {
    RevocationTest() {
        super(Age.NEWEST, 1);
    }

    private Export export(Account account) {
        var draft = new ExportDraft(account.key(), fresh("cart"), "cart.>", ShareKind.STREAM, Visibility.PRIVATE);
        return test.services().exports().add(draft, OperationOptions.now()).value();
    }

    private RevocationView only(Export export) {
        var found = test.services().revocations().list(export);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }

    private void flows(TestClient publisher, Inbox inbox) {
        var before = inbox.count();
        await().untilAsserted(() -> {
            publisher.publish("cart.new", "!");
            assertTrue(inbox.count() > before);
        });
    }

    private Map<String, Long> revoked(Account account) throws JwtException {
        var jwt = requireNonNull(
                test.services().accounts().find(account.name()).release().jwt());
        return JwtReader.decodeAccount(jwt).claims().exports().getFirst().revocations();
    }

    @Test
    @DisplayName("S0-16 revoked, listed with its time, undone: the flow stops, and the same subscriber receives again")
    void undone() throws Exception {
        var a = account("ACCTA");
        var b = account("ACCTB");
        var export = export(a);
        var live = accept(offer(a, b, "cart.>"), "vendor.cart.>");
        var inbox = Inbox.of(at(b, 1), "vendor.cart.>");
        var publisher = at(a, 0);
        flows(publisher, inbox);

        test.services().federation().end(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        var cut = inbox.count();
        publisher.publish("cart.new", "not now");
        await().during(SILENCE).until(() -> inbox.count() == cut);
        var row = only(export);
        assertEquals(b.key(), row.revocation().target());
        assertEquals(revoked(a).get(b.key().text()), row.revocation().at());
        assertTrue(row.revocation().at() >= live.grant().iat());
        assertEquals(1, row.tokens().size());
        assertInstanceOf(RevocationView.Opens.class, row.undo());
        var preview = test.services().revocations().preview(row.revocation());
        assertTrue(preview.effects().stream().anyMatch(Effect.StartsReceiving.class::isInstance));
        assertTrue(preview.effects().stream().anyMatch(Effect.RevivesToken.class::isInstance));
        assertEquals(1, test.services().revocations().list(export).size());

        var opened = test.services()
                .revocations()
                .undo(row.revocation(), OperationOptions.now())
                .value()
                .orElseThrow();
        assertEquals(ConnectionState.ACTIVE, opened.state());
        assertNotEquals(live.id(), opened.id());
        assertEquals("vendor.cart.>", opened.effectiveSubject().text());
        assertTrue(opened.grant().iat() > row.revocation().at());
        assertEquals(ConnectionState.REVOKED, stateOf(live));
        flows(publisher, inbox);
        assertTrue(test.services().revocations().list(export).isEmpty());
        assertTrue(revoked(a).isEmpty());
        assertEquals(1, audited(a));
        assertProblem(
                ProblemCode.REVOCATION_UNKNOWN,
                () -> test.services().revocations().undo(row.revocation(), OperationOptions.now()));
    }

    private long audited(Account account) {
        return test
                .services()
                .recorder()
                .audit()
                .find(AuditQuery.ALL.action("activation.unrevoke").account(account.key()))
                .stream()
                .filter(entry -> entry.facts().ending().outcome() == AuditOutcome.DONE)
                .count();
    }

    @Test
    @DisplayName("S0-16 what its importer ended stays ended: its token does not live again")
    void endedByImporter() throws Exception {
        var a = account("ACCTA");
        var b = account("ACCTB");
        var export = export(a);
        var live = accept(offer(a, b, "cart.>"), null);
        test.services().federation().end(live.id(), ActingAccount.of(b.key()), OperationOptions.now());
        var row = only(export);
        assertInstanceOf(RevocationView.Unlisted.class, row.undo());
        assertProblem(
                ProblemCode.REVOCATION_UNLISTED,
                () -> test.services().revocations().undo(row.revocation(), OperationOptions.now()));
        assertEquals(row.revocation().at(), revoked(a).get(b.key().text()));
        assertEquals(ConnectionState.REVOKED, stateOf(live));
    }

    @Test
    @DisplayName("S0-16 a withdrawn token works again; what is suspended is resumed instead")
    void withdrawn() throws Exception {
        var a = account("ACCTA");
        var b = account("ACCTB");
        var export = export(a);
        var issued = test.services().activations().issue(a.key(), export, b.key());
        test.services().federation().end(issued.id(), ActingAccount.of(a.key()), OperationOptions.now());
        var row = only(export);
        assertInstanceOf(RevocationView.Returns.class, row.undo());
        var back = test.services()
                .revocations()
                .undo(row.revocation(), OperationOptions.now())
                .value()
                .orElseThrow();
        assertEquals(ConnectionState.PENDING, back.state());
        assertEquals(Reason.TOKEN_ISSUED, back.status().reason());
        assertEquals(issued.grant().token(), back.grant().token());
        assertTrue(revoked(a).isEmpty());

        var c = account("ACCTC");
        var live = accept(offer(a, c, "cart.>"), null);
        test.services().federation().suspend(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        var needed = only(export);
        assertInstanceOf(RevocationView.Needed.class, needed.undo());
        assertProblem(
                ProblemCode.REVOCATION_NEEDED,
                () -> test.services().revocations().undo(needed.revocation(), OperationOptions.now()));
    }

    @Test
    @DisplayName("S0-16 an undo that is refused leaves the revocation in force")
    void refused() throws Exception {
        var a = account("ACCTA");
        var b = account("ACCTB");
        var export = export(a);
        var live = accept(offer(a, b, "cart.>"), null);
        test.services().federation().end(live.id(), ActingAccount.of(a.key()), OperationOptions.now());
        var row = only(export);
        // Its local subject is taken meanwhile, so that opening it again is refused.
        var c = account("ACCTC");
        accept(offer(c, b, "cart.>"), null);
        assertProblem(
                ProblemCode.IMPORT_OVERLAP,
                () -> test.services().revocations().undo(row.revocation(), OperationOptions.now()));
        assertEquals(row.revocation(), only(export).revocation());
        assertEquals(1, revoked(a).size());
        assertTrue(history(live).noneMatch(other -> other.state().isLive()));
    }

    private java.util.stream.Stream<Connection> history(Connection closed) {
        return test.services().federation().list().stream()
                .filter(row -> row.exporter().equals(closed.exporter())
                        && row.importer().equals(closed.importer()));
    }
}
