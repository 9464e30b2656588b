package dev.sluice.heart.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Imports that came from elsewhere and have no row: they are listed, named before they are cut, and end as
/// connections do.
@Tag("unit")
class KeptClaimsTest {
    private final Partners partners = new Partners();

    @SuppressWarnings("NullAway.Init") // made before each test
    private Export export;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Connection former;

    @SuppressWarnings("NullAway.Init") // made before each test
    private ImportView.Kept kept;

    @BeforeEach
    void keep() {
        export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        former = partners.share("orders", "feed.eu.>");
        kept = partners.keep(former);
    }

    @AfterEach
    void close() {
        partners.close();
    }

    private List<Connection> connections() {
        return partners.services().federation().list();
    }

    @Test
    void itIsListedAndFlowsAndServersNeedNothingNew() {
        assertTrue(kept.isConsented());
        assertEquals("orders", kept.name());
        assertEquals(List.of(kept), partners.services().imports().list(partners.importer()));
        assertEquals(List.of(kept), partners.services().exports().keptUsers(export.id()));
        partners.assertFlows(true, former);
        partners.assertInStep();
    }

    @Test
    void itEndsOnServersAsAConnection() {
        var ended = partners.services().imports().remove(partners.importer(), "orders", OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, ended);
        var revoked = connections().getFirst();
        assertEquals(ConnectionState.REVOKED, revoked.state());
        assertEquals(Reason.REVOKED_BY_IMPORTER, revoked.status().reason());
        assertEquals(List.of(), partners.services().imports().list());
        assertEquals(1, partners.revocations().size());
        partners.assertFlows(false, former);
        partners.assertInStep();
    }

    @Test
    void itIsNotStaged() {
        partners.refusesAndLogs(
                ProblemCode.KEPT_IMPORT_NOT_STAGED,
                () -> partners.services().imports().remove(partners.importer(), "orders", OperationOptions.stage()));
    }

    @Test
    void whatRestsOnNoActivationLeavesTheClaims() {
        var open = partners.export("open", "open.>", Visibility.PUBLIC);
        partners.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(
                                partners.importer(), partners.exporter(), "open.>", ShareKind.STREAM, null),
                        OperationOptions.now());
        partners.write(tx -> {
            var row = tx.imports().of(partners.importer()).getFirst();
            var owner = tx.accounts().find(partners.importer()).orElseThrow();
            var claims = ClaimsPlanner.claims(tx, owner);
            tx.imports().save(row.removed(partners.unit().clock().instant()));
            tx.accounts()
                    .save(owner.withRest(ClaimRest.write(UnmodelledClaims.of(owner)
                            .copy()
                            .imports(claims.imports())
                            .build())));
        });
        partners.assertInStep();
        assertEquals(1, partners.services().exports().keptUsers(open.id()).size());
        assertInstanceOf(
                Outcome.Done.class,
                partners.services().imports().remove(partners.importer(), "open.>", OperationOptions.now()));
        assertEquals(List.of(kept), partners.services().imports().kept());
        assertEquals(List.of(), partners.revocations());
        partners.assertFlows(true, former);
        partners.assertInStep();
    }

    @Test
    void anExportThatCarriesItIsRemovedOnlyByNamingIt() {
        var exports = partners.services().exports();
        var problem = partners.refusesAndLogs(
                ProblemCode.KEPT_IMPORT_CUT, () -> exports.remove(export.id(), OperationOptions.now()));
        assertTrue(problem.problem().args().toString().contains("orders"), problem::getMessage);
        var removed = exports.remove(export.id(), OperationOptions.now().confirming(Set.of("orders")));
        assertInstanceOf(Outcome.Done.class, removed.outcome());
        assertEquals(ConnectionState.REVOKED, connections().getFirst().state());
        assertEquals(
                Reason.REVOKED_BY_EXPORTER, connections().getFirst().status().reason());
        assertEquals(List.of(), exports.list());
        partners.assertFlows(false, former);
        partners.assertInStep();
    }

    @Test
    void anExportThatCarriesItStaysWhileAServerLacksTheRevocation() {
        partners.unit().script().play(Fault.from(1, Partners.OTHER_SERVER, Disturbance.UNHEARD));
        var removed = partners.services()
                .exports()
                .remove(export.id(), OperationOptions.now().confirming(Set.of("orders")));
        partners.unit().script().heal();
        assertInstanceOf(Outcome.Partial.class, removed.outcome());
        assertEquals(1, partners.services().exports().list().size());
        partners.push();
        assertEquals(ConnectionState.REVOKED, connections().getFirst().state());
        partners.assertFlows(false, former);
    }

    @Test
    void nothingIsOfferedOrIssuedBesideIt() {
        partners.refusesAndLogs(ProblemCode.KEPT_IMPORT_THERE, () -> partners.offer("again", "feed.us.>"));
        partners.refusesAndLogs(ProblemCode.KEPT_IMPORT_THERE, () -> partners.issue(export));
    }

    @Test
    void anAccountThatGivesItIsRemovedOnlyByNamingIt() {
        var accounts = partners.services().accounts();
        assertEquals(List.of(kept), accounts.removalPlan(partners.exporter()).kept());
        partners.refusesAndLogs(
                ProblemCode.KEPT_IMPORT_CUT, () -> accounts.remove(partners.exporter(), OperationOptions.now()));
        var removed =
                accounts.remove(partners.exporter(), OperationOptions.now().confirming(Set.of("orders")));
        assertInstanceOf(Outcome.Done.class, removed.outcome());
        assertEquals(List.of(), partners.services().imports().kept());
        assertEquals(List.of(), partners.claims(partners.importer()).imports());
        partners.assertInStep();
    }

    @Test
    void theAccountThatTakesItIsRemovedWithIt() {
        var accounts = partners.services().accounts();
        assertInstanceOf(
                Outcome.Done.class,
                accounts.remove(partners.importer(), OperationOptions.now()).outcome());
        assertEquals(ConnectionState.REVOKED, connections().getFirst().state());
        assertEquals(Reason.IMPORTER_DELETED, connections().getFirst().status().reason());
        partners.assertInStep();
    }
}
