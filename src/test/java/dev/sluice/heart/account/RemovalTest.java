package dev.sluice.heart.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.Accounts;
import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Deleting accounts: whom it locks out, whom it tells, and how it goes on after a failure.
@Tag("unit")
class RemovalTest {
    private final Partners partners = new Partners();

    @AfterEach
    void close() {
        partners.close();
    }

    private Accounts accounts() {
        return partners.services().accounts();
    }

    private Outcome remove(PublicKey key) {
        return accounts().remove(key, OperationOptions.now()).outcome();
    }

    @Test
    void aDeletedExporterIsGoneEverywhereAndItsPartnersAreRebuilt() {
        var connection = partners.share("orders", "orders.>");
        partners.export("open", "open.>", Visibility.PUBLIC);
        partners.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(
                                partners.importer(), partners.exporter(), "open.>", ShareKind.STREAM, null),
                        OperationOptions.now());
        partners.services().users().add(partners.exporter(), "app");
        var plan = accounts().removalPlan(partners.exporter());
        assertEquals(1, plan.exported().size());
        assertEquals(List.of(), plan.imported());
        assertEquals(1, plan.publicImports().size());
        assertEquals(1, plan.users());
        assertTrue(plan.onServers());
        assertEquals(List.of(partners.importer()), plan.rebuilt());
        assertInstanceOf(Outcome.Done.class, remove(partners.exporter()));
        assertEquals(Action.ACCOUNT_REMOVE.word(), partners.audited().deed().action());
        assertEquals(ConnectionState.TERMINATED, partners.state(connection));
        assertEquals(List.of(), partners.services().imports().list());
        for (var server : partners.unit().servers().servers()) {
            assertNull(server.stored(partners.exporter()));
        }
        assertEquals(
                Removal.Stage.DELETED,
                accounts().removal(partners.exporter()).orElseThrow().stage());
        assertFalse(partners.account(partners.exporter()).isLive());
        partners.refuses(ProblemCode.ACCOUNT_UNKNOWN, () -> accounts().find("org-a"));
        assertEquals(partners.exporter(), accounts().findEver("ORG-A").key());
        partners.assertInStep();
        assertEquals("org-a", partners.unit().account("org-a").name(), "its name is free again");
    }

    @Test
    void aDeletedImporterIsRevokedAtItsExporter() {
        var connection = partners.share("orders", "orders.>");
        assertInstanceOf(Outcome.Done.class, remove(partners.importer()));
        assertEquals(ConnectionState.REVOKED, partners.state(connection));
        assertEquals(1, partners.revocations().size());
        assertEquals(List.of(), partners.services().exports().list());
        partners.assertInStep();
    }

    @Test
    void theSystemAccountIsNotDeleted() {
        var system = partners.services().environment().systemAccount();
        partners.refusesAndLogs(ProblemCode.ACCOUNT_PROTECTED, () -> remove(system));
    }

    /// The last step at which it can fail, of about so many.
    private static final int STEPS = 24;

    @ParameterizedTest
    @EnumSource
    void whateverFailsTheNextPushDeletesIt(Disturbance disturbance) {
        for (var step = 1; step <= STEPS; step += disturbance == Disturbance.LINK_LOST ? 2 : 5) {
            fails(Fault.from(step, Partners.OTHER_SERVER, disturbance));
        }
    }

    private int runs;

    private void fails(Fault fault) {
        runs++;
        var leaving = partners.unit().account("leaving-" + runs);
        var draft = new OfferDraft(
                leaving.key(), partners.importer(), "orders-" + runs, "orders." + runs, ShareKind.STREAM);
        var connection = partners.accept(partners.services().federation().offer(draft));
        partners.unit().script().play(fault);
        try {
            remove(leaving.key());
        } catch (ProblemException expected) {
            assertNotNull(expected.getMessage());
        }
        partners.unit().script().heal();
        partners.unit().servers().arriveLate();
        for (var round = 0; round < 3; round++) {
            partners.unit().clock().advance(Duration.ofMinutes(11));
            partners.services().maintenance().round();
        }
        var row = partners.account(leaving.key());
        if (row.isLive()) {
            assertEquals(ConnectionState.ACTIVE, partners.state(connection), fault::toString);
            remove(leaving.key());
        }
        assertTrue(partners.state(connection).isEnded(), fault::toString);
        for (var server : partners.unit().servers().servers()) {
            assertNull(server.stored(leaving.key()), fault::toString);
        }
        partners.assertInStep();
    }

    @Test
    void killedWhileItDeletesTheNextProcessGoesOn() {
        var connection = partners.share("orders", "orders.>");
        var options = OperationOptions.now().with(step -> {
            if (step instanceof Progress.Deleting) {
                partners.unit().lifeline().endNow();
            }
        });
        assertThrows(Killed.class, () -> accounts().remove(partners.exporter(), options));
        partners.unit().restart();
        assertEquals(
                Removal.Stage.LOCKED_OUT,
                accounts().removal(partners.exporter()).orElseThrow().stage());
        partners.push();
        assertEquals(
                Removal.Stage.DELETED,
                accounts().removal(partners.exporter()).orElseThrow().stage());
        assertEquals(ConnectionState.TERMINATED, partners.state(connection));
        assertNull(partners.unit().servers().server(0).stored(partners.exporter()));
        partners.assertInStep();
    }

    @Test
    void whatWasNeverPushedGoesWithoutServers() {
        var staged =
                accounts().add("org-c", Limits.core(), OperationOptions.stage()).value();
        partners.unit().script().heal();
        assertInstanceOf(Outcome.Local.class, remove(staged.key()));
        assertTrue(partners.unit().script().asked().isEmpty());
        assertFalse(partners.account(staged.key()).isLive());
    }

    @Test
    void anExternalExporterIsForgottenAndItsImportersAreRebuilt() {
        var used = imported();
        assertInstanceOf(Outcome.Done.class, remove(used.exporter()));
        assertEquals(ConnectionState.TERMINATED, partners.state(used));
        assertEquals(List.of(), partners.claims(partners.importer()).imports());
        assertTrue(partners.unit().servers().server(0).stored(used.exporter()) != null, "it lives on where it is");
        partners.assertInStep();
    }

    private Connection imported() {
        var seed = TestOperator.seed(KeyKind.ACCOUNT);
        partners.outsider("far", seed, "news.>");
        var token = partners.sign(ActivationClaims.of(partners.importer().text(), "news.>", ShareKind.STREAM), seed);
        return partners.services()
                .imports()
                .addToken(partners.importer(), token, null, OperationOptions.now())
                .value();
    }

    @Test
    void anExternalImporterIsRevokedWhereAServerIsLateByTheNextPush() {
        var far = accounts().addExternal("far", partners.unit().keys().create(KeyKind.ACCOUNT));
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        var issued = partners.services().activations().issue(partners.exporter(), export, far.key());
        partners.unit().script().play(Fault.from(1, Partners.OTHER_SERVER, Disturbance.UNHEARD));
        assertInstanceOf(Outcome.Partial.class, remove(far.key()));
        partners.unit().script().heal();
        assertEquals(ConnectionState.REVOKING, partners.state(issued));
        assertFalse(partners.account(far.key()).isLive());
        partners.push();
        assertEquals(ConnectionState.REVOKED, partners.state(issued));
        assertEquals(1, partners.revocations().size());
        partners.assertInStep();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountThatComesBackWithAServerThatMissedItIsDeletedAgain(boolean isExporter) {
        var key = isExporter ? partners.exporter() : partners.importer();
        var late = partners.unit().servers().server(1);
        var old = Objects.requireNonNull(partners.account(key).release().jwt());
        late.crash();
        var problem = assertThrows(ProblemException.class, () -> remove(key));
        assertEquals(ProblemCode.SERVERS_MISSING, problem.code());
        late.start();
        assertInstanceOf(Outcome.Done.class, remove(key));
        late.bringBack(key, old);
        for (var round = 0; round < 3; round++) {
            partners.unit().clock().advance(Duration.ofMinutes(11));
            partners.services().maintenance().round();
        }
        assertNull(late.stored(key));
    }
}
