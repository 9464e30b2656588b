package dev.sluice.heart.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.Revocations;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a revocation holds back, and what comes back when it is taken back.
@Tag("unit")
class RevocationsTest {
    private final Partners partners = new Partners();
    private final Revocations revocations = partners.services().revocations();

    @AfterEach
    void close() {
        partners.close();
    }

    private RevocationView only() {
        var all = revocations.list(partners.exporter());
        assertEquals(1, all.size(), all::toString);
        return all.getFirst();
    }

    private Connection closedByExporter() {
        var connection = partners.share("orders", "orders.>");
        partners.services().federation().limit(connection.id(), Duration.ofDays(30));
        partners.end(connection, partners.exporter());
        partners.unit().clock().advance(Duration.ofMinutes(1));
        return connection;
    }

    @Test
    void whatTheExporterClosedOpensAgainAsANewConnection() {
        var closed = closedByExporter();
        var row = only();
        assertEquals(
                closed.id(),
                assertInstanceOf(RevocationView.Opens.class, row.undo())
                        .closed()
                        .id());
        assertEquals(1, row.tokens().size());
        var preview = revocations.preview(row.revocation());
        assertTrue(preview.effects().stream().anyMatch(Effect.StartsReceiving.class::isInstance), preview::toString);
        assertEquals(ConnectionState.REVOKED, partners.state(closed));
        var undone = revocations.undo(row.revocation(), OperationOptions.now());
        var fresh = undone.value().orElseThrow();
        assertFalse(fresh.id().equals(closed.id()));
        assertEquals(ConnectionState.ACTIVE, partners.state(fresh));
        assertEquals(ConnectionState.REVOKED, partners.state(closed));
        assertEquals(Action.REVOCATION_UNDO.word(), partners.audited().deed().action());
        assertTrue(fresh.grant().iat() > row.revocation().at());
        assertTrue(partners.unit()
                .disk()
                .read(view -> view.connections().term(fresh.id()))
                .isPresent());
        partners.assertFlows(true, fresh);
        partners.assertInStep();
        partners.refusesAndLogs(
                ProblemCode.REVOCATION_UNKNOWN, () -> revocations.undo(row.revocation(), OperationOptions.now()));
    }

    @ParameterizedTest
    @EnumSource
    void aRevocationStandsAsBeforeWhereServersDoNotOpen(Disturbance disturbance) {
        var closed = closedByExporter();
        var row = only();
        partners.unit().script().play(Fault.from(1, Partners.OTHER_SERVER, disturbance));
        assertThrows(ProblemException.class, () -> revocations.undo(row.revocation(), OperationOptions.now()));
        partners.unit().script().heal();
        partners.unit().servers().arriveLate();
        partners.push();
        partners.assertFlows(false, closed);
        assertTrue(partners.revocations().stream()
                .anyMatch(each -> each.at() >= row.revocation().at()));
        partners.assertInStep();
    }

    @Test
    void whatTheImporterClosedIsNotOpenedByTheExporter() {
        var connection = partners.share("orders", "orders.>");
        partners.end(connection, partners.importer());
        var row = only();
        assertInstanceOf(RevocationView.Unlisted.class, row.undo());
        partners.refusesAndLogs(
                ProblemCode.REVOCATION_UNLISTED, () -> revocations.undo(row.revocation(), OperationOptions.now()));
    }

    @Test
    void whatASuspensionNeedsStays() {
        var connection = partners.share("orders", "orders.>");
        partners.services().federation().suspend(connection.id(), ActingAccount.unnamed(), OperationOptions.now());
        var row = only();
        assertEquals(
                connection.id(),
                assertInstanceOf(RevocationView.Needed.class, row.undo()).by().id());
        partners.refusesAndLogs(
                ProblemCode.REVOCATION_NEEDED, () -> revocations.undo(row.revocation(), OperationOptions.now()));
        partners.refuses(ProblemCode.REVOCATION_NEEDED, () -> revocations.preview(row.revocation()));
    }

    @Test
    void aWithdrawnTokenLivesAgain() {
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        var issued = partners.issue(export);
        partners.end(issued, partners.exporter());
        assertEquals(List.of(only()), revocations.list(export));
        var row = only();
        assertInstanceOf(RevocationView.Returns.class, row.undo());
        var preview = revocations.preview(row.revocation());
        var revived = preview.effects().stream()
                .filter(Effect.RevivesToken.class::isInstance)
                .toList();
        assertEquals(1, revived.size(), preview::toString);
        partners.unit().clock().advance(Duration.ofMinutes(1));
        var undone = revocations.undo(row.revocation(), OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, undone.outcome());
        var pending = undone.value().orElseThrow();
        assertEquals(Reason.TOKEN_ISSUED, pending.status().reason());
        assertEquals(issued.grant().token(), pending.grant().token());
        assertEquals(List.of(), partners.revocations());
        assertTrue(partners.claims(partners.exporter())
                .exports()
                .getFirst()
                .revocations()
                .isEmpty());
        partners.assertInStep();
    }

    @Test
    void anEntryBesideALiveConnectionJustGoes() {
        var connection = partners.share("orders", "orders.>");
        var old = new Revocation(
                partners.exporter(), ShareKind.STREAM, Subject.of("orders.>"), partners.importer(), 1000);
        partners.write(tx -> tx.revocations().save(old));
        var row = only();
        assertInstanceOf(RevocationView.Clears.class, row.undo());
        var undone = revocations.undo(old, OperationOptions.now());
        assertTrue(undone.value().isEmpty());
        assertEquals(List.of(), partners.revocations());
        partners.assertFlows(true, connection);
        partners.assertInStep();
    }

    @Test
    void ofAStrangerNothingIsListedThatCouldComeBack() {
        var stranger = partners.unit().keys().create(KeyKind.ACCOUNT);
        var entry = new Revocation(partners.exporter(), ShareKind.STREAM, Subject.of("orders.>"), stranger, 1000);
        partners.write(tx -> tx.revocations().save(entry));
        assertInstanceOf(RevocationView.Unlisted.class, only().undo());
        partners.refusesAndLogs(ProblemCode.REVOCATION_UNLISTED, () -> revocations.undo(entry, OperationOptions.now()));
    }

    @Test
    void theTokenOfAnExternalPartnerLivesAgainWhoeverEndedIt() {
        var stranger = partners.unit().keys().create(KeyKind.ACCOUNT);
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        var issued = partners.services().activations().issue(partners.exporter(), export, stranger);
        partners.services().federation().decline(issued.id(), ActingAccount.of(stranger), "no", OperationOptions.now());
        var row = only();
        assertInstanceOf(RevocationView.Returns.class, row.undo());
        var undone = revocations.undo(row.revocation(), OperationOptions.now());
        assertEquals(
                issued.grant().token(), undone.value().orElseThrow().grant().token());
        partners.assertInStep();
    }
}
