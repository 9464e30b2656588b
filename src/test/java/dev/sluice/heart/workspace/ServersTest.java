package dev.sluice.heart.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentAccess.SystemUser;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who is there, whom they trust, what they have from others, and how a push goes on when they do not do as they
/// are asked.
@Tag("unit")
class ServersTest {
    private final Partners partners = new Partners();

    @AfterEach
    void close() {
        partners.close();
    }

    private ScriptedServer other() {
        return partners.unit().servers().server(1);
    }

    private ProblemException fails(Runnable act) {
        return assertThrows(ProblemException.class, act::run);
    }

    @Test
    void aServerThatIsSilentIsWaitedForUntilItIsForgotten() {
        assertEquals(
                List.of("n1", "n2"),
                partners.services().servers().list().stream()
                        .map(KnownServer::name)
                        .toList());
        var offer = partners.offer("orders", "orders.>");
        other().crash();
        partners.refusesAndLogs(ProblemCode.SERVERS_MISSING, () -> partners.accept(offer));
        assertEquals(List.of("n2"), partners.services().servers().forgetSilent());
        assertEquals(
                Action.ENVIRONMENT_SERVERS.word(), partners.audited().deed().action());
        assertEquals(1, partners.services().servers().list().size());
        assertFalse(partners.services().servers().forget("n2"));
        assertTrue(partners.services().servers().forget("n1"));
    }

    @Test
    void aServerIsLeftOutByName() {
        var offer = partners.offer("orders", "orders.>");
        other().crash();
        var without = new OperationOptions(
                OperationOptions.Timing.NOW,
                Set.of("n2"),
                OperationOptions.now().progress());
        var accepted = partners.services().federation().accept(offer.id(), partners.asImporter(), null, without);
        assertInstanceOf(Outcome.Done.class, accepted.outcome());
        other().start();
        partners.unit().servers().synchronise();
        partners.assertFlows(true, offer);
        partners.assertInStep();
    }

    @Test
    void nothingIsSignedForServersThatDoNotTrustTheSigner() {
        var offer = partners.offer("orders", "orders.>");
        var environment = partners.services().environment();
        var own = OperatorClaims.builder(environment.operator().text(), "KO")
                .systemAccount(environment.systemAccount().text())
                .build();
        other().start(own);
        partners.unit().restart();
        partners.refusesAndLogs(ProblemCode.SIGNER_NOT_TRUSTED, () -> partners.accept(offer));
        assertEquals(ConnectionState.PENDING, partners.state(offer));
    }

    @Test
    void aServerOfAnotherOperatorIsAStranger() {
        var operator = partners.unit().keys().create(KeyKind.OPERATOR);
        var foreign = OperatorClaims.builder(operator.text(), "Far")
                .systemAccount(partners.services().environment().systemAccount().text())
                .build();
        other().start(foreign);
        partners.services().servers().forget("n2");
        partners.unit().restart();
        partners.services().reconciler().reconcile(OperationOptions.now());
        assertEquals(
                KnownServer.Expectation.STRANGER,
                partners.services().servers().list().stream()
                        .filter(server -> server.name().equals("n2"))
                        .findFirst()
                        .orElseThrow()
                        .expectation());
        var before = other().stored(partners.exporter());
        partners.export("feed", "feed.>", Visibility.PRIVATE);
        assertTrue(partners.account(partners.exporter()).release().confirmed());
        assertFalse(Objects.equals(before, partners.unit().servers().server(0).stored(partners.exporter())));
    }

    private String foreign(Account account) {
        return partners.sign(
                AccountClaims.builder(account.key().text(), account.name())
                        .tags(List.of("theirs"))
                        .build(),
                partners.unit().keys().signer(partners.services().environment().signingKey()));
    }

    @Test
    void whatAnotherToolPushedIsNotOverwrittenButByWhatCloses() {
        var connection = partners.share("orders", "orders.>");
        var offer = partners.offer("more", "more.>");
        partners.unit().clock().advance(Duration.ofSeconds(10));
        var theirs = foreign(partners.account(partners.exporter()));
        partners.unit().servers().servers().forEach(server -> server.bringBack(partners.exporter(), theirs));
        partners.refusesAndLogs(ProblemCode.DRIFT_FOUND, () -> partners.accept(offer));
        partners.refusesAndLogs(ProblemCode.DRIFT_FOUND, () -> partners.export("feed", "feed.>", Visibility.PRIVATE));
        var ended = partners.end(connection, partners.exporter());
        assertEquals(ConnectionState.REVOKED, ended.state());
        assertTrue(partners.audited().ending().note().contains("org-a"), partners.audited()::toString);
        partners.assertFlows(false, connection);
        partners.assertInStep();
    }

    @Test
    void thePushOfSomeAccountsLeavesTheOthersAlone() {
        partners.services()
                .exports()
                .add(partners.exportDraft("feed", "feed.>", Visibility.PRIVATE), OperationOptions.stage());
        partners.services()
                .exports()
                .add(
                        new ExportDraft(partners.importer(), "other", "other.>", ShareKind.STREAM, Visibility.PUBLIC),
                        OperationOptions.stage());
        other().lose(partners.exporter());
        var pushed = partners.services().publisher().push(List.of(partners.exporter()), OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, pushed);
        assertEquals(1, partners.staged());
        assertEquals(
                List.of("feed"),
                partners.services().exports().list().stream()
                        .map(export -> export.name())
                        .toList());
        assertInstanceOf(
                Outcome.Done.class,
                partners.services().publisher().push(List.of(partners.importer()), OperationOptions.now()));
        assertEquals(0, partners.staged());
        partners.assertInStep();
    }

    @Test
    void whatWasReleasedIsPushedAgainAndWhatIsStagedIsNot() {
        partners.services()
                .exports()
                .add(partners.exportDraft("feed", "feed.>", Visibility.PRIVATE), OperationOptions.stage());
        partners.write(tx -> tx.accounts()
                .save(tx.accounts().find(partners.importer()).orElseThrow().withLimits(Limits.unlimited())));
        assertInstanceOf(Outcome.Done.class, partners.services().publisher().pushReleased(OperationOptions.now()));
        assertEquals(1, partners.staged());
        partners.assertInStep();
    }

    @Test
    void ofManyAccountsTheOneThatIsRefusedIsToldOfAndPushedLater() {
        for (var i = 0; i < 5; i++) {
            partners.services().accounts().add("many-" + i, Limits.core(), OperationOptions.stage());
        }
        other().limit(other().stored().size() + 2);
        var pushed = assertInstanceOf(Outcome.Partial.class, partners.push());
        assertTrue(pushed.reports().stream().anyMatch(report -> !report.isComplete()));
        other().limit(Integer.MAX_VALUE);
        assertInstanceOf(Outcome.Done.class, partners.push());
        partners.assertInStep();
    }

    @Test
    void whereNoServerTakesAnythingNothingIsSaidToBeDone() {
        partners.services().accounts().add("new", Limits.core(), OperationOptions.stage());
        partners.unit().script().play(Fault.from(2, null, Disturbance.UNHEARD));
        var problem = fails(partners::push);
        assertTrue(
                Set.of(ProblemCode.PUSH_NO_ANSWER, ProblemCode.SERVER_UNREACHABLE, ProblemCode.SERVERS_MISSING)
                        .contains(problem.code()),
                problem::getMessage);
        partners.unit().script().heal();
        assertInstanceOf(Outcome.Done.class, partners.push());
        partners.assertInStep();
    }

    @Test
    void anAccountThatServersWouldTakeForNothingIsSaidToBeSoAfterTheOthersAreServed() {
        partners.services().accounts().renew(partners.exporter(), Duration.ofHours(1), OperationOptions.now());
        partners.unit().clock().advance(Duration.ofHours(2));
        for (var key : List.of(partners.exporter(), partners.importer())) {
            partners.write(tx ->
                    tx.accounts().save(tx.accounts().find(key).orElseThrow().withLimits(Limits.unlimited())));
        }
        assertEquals(ProblemCode.ACCOUNT_EXPIRED, fails(partners::push).code());
        assertTrue(partners.account(partners.importer()).release().confirmed());
        assertTrue(partners.services().accounts().isLatest(partners.importer()));
        assertFalse(partners.services().accounts().isLatest(partners.exporter()));
    }

    @Test
    void theLinkTellsHowItIs() {
        var states = new ArrayList<LinkState>();
        try (var _ = partners.services().link().onState(states::add)) {
            partners.unit().servers().links().forEach(link -> link.lose("a cable"));
            assertInstanceOf(LinkState.Reconnecting.class, states.getLast());
            partners.services().link().close();
            assertInstanceOf(LinkState.Off.class, states.getLast());
            partners.unit().servers().servers().forEach(ScriptedServer::crash);
            assertEquals(
                    ProblemCode.SERVER_UNREACHABLE,
                    fails(() -> partners.services().link().resolver()).code());
            assertInstanceOf(LinkState.Refused.class, states.getLast());
        }
        var told = states.size();
        fails(() -> partners.services().link().resolver());
        assertEquals(told, states.size());
    }

    @Test
    void withoutServersOrTheirSystemKeyNobodyIsAsked() {
        partners.unit().keys().lose(partners.services().environment().systemAccount());
        partners.unit().restart();
        assertEquals(
                ProblemCode.NO_SYSTEM_KEY,
                fails(() -> partners.services().link().resolver()).code());
        new Environments(partners.unit().ports())
                .setServers(partners.services().environment().id(), List.of());
        assertEquals(
                ProblemCode.NO_SERVERS,
                fails(() -> partners.services().link().resolver()).code());
    }

    @Test
    void aUserThatSomebodyGaveUsIsUsedForTheLink() {
        var system = partners.services().environment().systemAccount();
        var user = partners.unit().keys().create(KeyKind.USER);
        var jwt = partners.sign(
                UserClaims.of(user.text(), "given"), partners.unit().keys().signer(system));
        new Environments(partners.unit().ports())
                .settings()
                .setSystemUser(partners.services().environment().id(), new SystemUser(user, jwt));
        partners.unit().keys().lose(system);
        partners.unit().restart();
        assertEquals(
                ConnectionState.ACTIVE, partners.share("orders", "orders.>").state());
    }

    @Test
    void otherAddressesAreAnotherLink() {
        partners.services().link().resolver();
        var before = partners.unit().servers().links();
        var environments = new Environments(partners.unit().ports());
        environments.setServers(partners.services().environment().id(), List.of("nats://n2:4222"));
        partners.services().link().resolver();
        assertFalse(before.equals(partners.unit().servers().links()));
        assertEquals(1, partners.unit().servers().links().size());
    }

    @Test
    void clientsThatSubscribedBeforeReceiveAgain() {
        other().subscribe(partners.importer(), "orders.eu");
        var connection = partners.share("orders", "orders.>");
        partners.services().federation().suspend(connection.id(), partners.asExporter(), OperationOptions.now());
        partners.unit().servers().servers().forEach(server -> server.unwire(partners.importer()));
        partners.services().federation().resume(connection.id(), partners.asExporter(), OperationOptions.now());
        var table = partners.services()
                .link()
                .resolver()
                .subscriptions(
                        partners.exporter(),
                        partners.services().link().resolver().expected());
        assertEquals(
                List.of("orders.eu"),
                table.subscriptions().stream()
                        .filter(one -> one.owner().equals(partners.importer().text()))
                        .map(one -> one.subject())
                        .toList());
    }
}
