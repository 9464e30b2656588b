package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.maintenance.Drifts;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What Sluice makes of servers that hold something else than what is agreed.
class ReconcileTest extends Journey {
    ReconcileTest() {
        super(Age.NEWEST, 3);
    }

    private ComparedAccount standing(Reconciliation found, Account account) {
        return found.accounts().stream()
                .filter(row -> row.key().equals(account.key()))
                .findFirst()
                .orElseThrow();
    }

    private ComparedAccount compared(Account account) {
        return standing(test.services().reconciler().compare(), account);
    }

    /// Pushes claims as another tool with that key would, a while later than ours.
    private void otherTool(Account account, TokenSigner signer, UnaryOperator<AccountClaims> change) throws Exception {
        var release = test.services().accounts().find(account.name()).release();
        var claims = JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
        var jwt = JwtWriter.encode(change.apply(claims), signer, release.iat() + 100);
        var report = test.services().link().pushing(resolver -> resolver.push(account.key(), jwt, resolver.expected()));
        assertTrue(report.isComplete());
    }

    private TokenSigner operator() {
        return test.signer(test.services().environment().signingKey());
    }

    private static AccountClaims withExport(AccountClaims claims) {
        return exporting(claims, "news.>");
    }

    private static AccountClaims exporting(AccountClaims claims, String subject) {
        var name = subject.replace(".>", "");
        var added = ExportClaim.builder(subject, ShareKind.STREAM).name(name).build();
        return claims.copy().exports(List.of(added)).build();
    }

    @Test
    @DisplayName("S3-A15 what nobody else touched is in step on every server")
    void inStep() {
        var account = account("quiet");
        var found = compared(account);
        assertEquals(SyncStatus.IN_STEP, found.status());
        assertFalse(found.isDrift());
        assertEquals(3, found.servers().size());
    }

    @Test
    @DisplayName("S0-16 another tool's change is drift: never overwritten in silence, kept out when ours is kept")
    void keepOurs() throws Exception {
        var account = account("kept");
        otherTool(account, operator(), ReconcileTest::withExport);
        var found = test.services().reconciler().reconcile(OperationOptions.now());
        assertTrue(found.isDrift());
        assertEquals(SyncStatus.DRIFT, standing(found, account).status());
        assertTrue(found.mended().isEmpty());
        assertTrue(standing(found, account).servers().stream().allMatch(server -> server.isDrift()));
        var draft = new ExportDraft(account.key(), "x", "x.>", ShareKind.STREAM, Visibility.PRIVATE);
        assertProblem(ProblemCode.DRIFT_FOUND, () -> test.services().exports().add(draft, OperationOptions.now()));

        var drift = test.services().drifts().show(account.key());
        assertEquals(1, drift.lines().size());
        assertNotNull(drift.lines().getFirst().theirs());
        test.services().drifts().ignore(account.key(), Instant.now().plus(Duration.ofDays(1)));
        assertNotNull(compared(account).ignoredUntil());

        assertInstanceOf(Outcome.Done.class, test.services().drifts().keepOurs(account.key(), OperationOptions.now()));
        assertFalse(compared(account).isDrift());
        assertProblem(ProblemCode.NO_DRIFT, () -> test.services().drifts().show(account.key()));
    }

    @Test
    @DisplayName("S3-A15 another tool's change is taken into the rows, or refused with what cannot be")
    void takeTheirs() throws Exception {
        var account = account("taken");
        otherTool(account, operator(), ReconcileTest::withExport);
        assertInstanceOf(
                Outcome.Done.class, test.services().drifts().takeTheirs(account.key(), OperationOptions.now()));
        assertEquals(
                "news.>",
                test.services()
                        .exports()
                        .list(account.key())
                        .getFirst()
                        .subject()
                        .text());
        assertFalse(compared(account).isDrift());

        otherTool(
                account,
                operator(),
                claims -> claims.copy().description("by hand").build());
        test.services().drifts().takeTheirs(account.key(), OperationOptions.now());
        assertFalse(compared(account).isDrift());

        var partner = account("partner");
        var token = test.services()
                .activations()
                .issue(partner.key(), privateExport(partner), account.key())
                .grant()
                .token();
        var wish = ImportClaim.builder("own.>", ShareKind.STREAM, partner.key().text())
                .name("smuggled")
                .token(requireNonNull(token))
                .build();
        otherTool(
                account,
                operator(),
                claims -> claims.copy().imports(List.of(wish)).build());
        var problem = assertThrows(
                ProblemException.class,
                () -> test.services().drifts().takeTheirs(account.key(), OperationOptions.now()));
        assertEquals(ProblemCode.DRIFT_NOT_TAKEN, problem.code());
        assertEquals(1, test.services().exports().list(account.key()).size());
        test.services().drifts().keepOurs(account.key(), OperationOptions.now());
    }

    @Test
    @DisplayName("S3-A15 what would make an account feed itself is not taken from another tool, and nothing changes")
    void takesNoLoop() throws Exception {
        var spring = account("spring");
        var pump = account("pump");
        otherTool(pump, operator(), claims -> exporting(claims, "back.>"));
        test.services().drifts().takeTheirs(pump.key(), OperationOptions.now());
        otherTool(spring, operator(), claims -> exporting(claims, "ring.>"));
        test.services().drifts().takeTheirs(spring.key(), OperationOptions.now());
        var there = new PublicImportDraft(pump.key(), spring.key(), "ring.>", ShareKind.STREAM, "back.>");
        test.services().imports().addPublic(there, OperationOptions.now());
        var back = ImportClaim.builder("back.>", ShareKind.STREAM, pump.key().text())
                .name("back")
                .localSubject("ring.>")
                .build();
        otherTool(
                spring,
                operator(),
                claims -> claims.copy().imports(List.of(back)).build());
        var drifts = test.services().drifts();
        assertProblem(ProblemCode.PREFLIGHT_REFUSED, () -> drifts.takeTheirs(spring.key(), OperationOptions.now()));
        assertEquals(List.of(), test.services().imports().list(spring.key()));
        drifts.keepOurs(spring.key(), OperationOptions.now());
        assertFalse(compared(spring).isDrift());
    }

    @Test
    @DisplayName("S3-A15 claims of another tool are taken one by one in one push; what needs consent stays out")
    void merge() throws Exception {
        var account = account("merged");
        var partner = account("granting");
        var token = test.services()
                .activations()
                .issue(partner.key(), privateExport(partner), account.key())
                .grant()
                .token();
        var smuggled = ImportClaim.builder(
                        "own.>", ShareKind.STREAM, partner.key().text())
                .name("smuggled")
                .token(requireNonNull(token))
                .build();
        otherTool(
                account,
                operator(),
                claims -> withExport(claims)
                        .copy()
                        .imports(List.of(smuggled))
                        .description("by hand")
                        .tags(List.of("theirs"))
                        .build());
        var drifts = test.services().drifts();
        var seen = drifts.show(account.key());
        var paths = seen.lines().stream().map(Drifts.Line::path).toList();
        assertEquals(4, paths.size(), paths::toString);
        var export = "exports[stream news.>]";
        assertTrue(paths.contains(export) && paths.contains("description"), paths::toString);
        var obstacles = drifts.obstacles(seen);
        assertEquals(List.of(Drifts.Obstacle.CONSENT), List.copyOf(obstacles.values()));
        var consent = obstacles.keySet().iterator().next();
        assertProblem(ProblemCode.DRIFT_NOT_TAKEN, () -> drifts.merge(seen, Set.of(consent), OperationOptions.now()));
        assertProblem(
                ProblemCode.DRIFT_CLAIM_UNKNOWN, () -> drifts.merge(seen, Set.of("nothing"), OperationOptions.now()));

        otherTool(
                account,
                operator(),
                claims -> withExport(claims)
                        .copy()
                        .imports(List.of(smuggled))
                        .description("by hand, again")
                        .build());
        assertProblem(ProblemCode.DRIFT_MOVED, () -> drifts.merge(seen, Set.of(export), OperationOptions.now()));
        var again = drifts.show(account.key());
        assertInstanceOf(
                Outcome.Done.class, drifts.merge(again, Set.of(export, "description"), OperationOptions.now()));
        assertFalse(compared(account).isDrift());
        var jwt = test.services().accounts().find(account.name()).release().jwt();
        var now = JwtReader.decodeAccount(requireNonNull(jwt)).claims();
        assertEquals("by hand, again", now.description());
        assertEquals(List.of(), now.imports());
        assertEquals(1, now.exports().size());
        assertEquals(
                jwt, test.services().revisions().list(account.key()).getFirst().jwt());
        assertTrue(test.services().recorder().audit().find(AuditQuery.ALL.account(account.key())).stream()
                .anyMatch(entry -> entry.toString().contains("take description, " + export + ", keep the rest")));
    }

    @Test
    @DisplayName("S3-A15 an export that a connection rests on stays as agreed, and so does its revocation")
    void whatRestsOnConsent() throws Exception {
        var from = account("giver");
        var to = account("taker");
        var offer = test.services().federation().get(offer(from, to, "rest.>").id());
        accept(offer, null);
        otherTool(from, operator(), claims -> claims.copy().exports(List.of()).build());
        otherTool(to, operator(), claims -> claims.copy().imports(List.of()).build());
        var drifts = test.services().drifts();
        for (var account : List.of(from, to)) {
            var seen = drifts.show(account.key());
            assertEquals(
                    List.of(Drifts.Obstacle.CONNECTION),
                    List.copyOf(drifts.obstacles(seen).values()));
            assertInstanceOf(Outcome.Done.class, drifts.merge(seen, Set.of(), OperationOptions.now()));
            assertFalse(compared(account).isDrift());
        }
    }

    private Export privateExport(Account account) {
        var draft = new ExportDraft(account.key(), "own", "own.>", ShareKind.STREAM, Visibility.PRIVATE);
        return test.services().exports().add(draft, OperationOptions.now()).value();
    }

    @Test
    @DisplayName("S1-16 a text that servers store and do not trust is told before their next start locks users out")
    void unknownSigner() throws Exception {
        var account = account("usurped");
        var client = at(account, 0);
        try (var stranger = TestOperator.seed(KeyKind.OPERATOR)) {
            otherTool(account, TokenSigner.of(stranger), claims -> claims);
        }
        var found = standing(test.services().reconciler().reconcile(OperationOptions.now()), account);
        assertEquals(SyncStatus.UNKNOWN_SIGNER, found.status());
        client.flush();
        test.services().drifts().keepOurs(account.key(), OperationOptions.now());
        assertEquals(SyncStatus.IN_STEP, compared(account).status());
    }

    @Test
    @DisplayName("S3-A11 what was deleted here and another tool pushed again is told, and deleted again to keep ours")
    void deletedAndChanged() throws Exception {
        var account = account("doomed");
        var release = test.services().accounts().find(account.name()).release();
        var claims = JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
        test.services().accounts().remove(account.key(), OperationOptions.now());
        var later = Instant.now().getEpochSecond() + 100;
        var jwt = JwtWriter.encode(withExport(claims), operator(), later);
        test.services().link().pushing(resolver -> resolver.push(account.key(), jwt, resolver.expected()));
        var found = standing(test.services().reconciler().reconcile(OperationOptions.now()), account);
        assertEquals(SyncStatus.DRIFT, found.status());
        assertEquals(
                found, standing(test.services().reconciler().findings().last().orElseThrow(), account));
        assertTrue(test.services().drifts().of(found).isPresent());

        assertInstanceOf(Outcome.Done.class, test.services().drifts().keepOurs(account.key(), OperationOptions.now()));
        assertTrue(test.services().reconciler().compare().accounts().stream()
                .noneMatch(row -> row.key().equals(account.key()) && row.isDrift()));
    }

    @Test
    @DisplayName("S3-A4 a server that lost an account gets it back; accounts that are not ours are listed, not touched")
    void mendsAndLists() throws Exception {
        var account = account("lost");
        var stranger = TestOperator.seed(KeyKind.ACCOUNT);
        var claims =
                AccountClaims.builder(stranger.publicKey().text(), "foreign").build();
        var jwt = JwtWriter.encode(claims, operator(), Instant.now().getEpochSecond());
        test.services().link().pushing(resolver -> resolver.push(stranger.publicKey(), jwt, resolver.expected()));
        var server = test.cluster().servers().get(2);
        server.stop();
        java.nio.file.Files.delete(
                server.folder().resolve("jwt").resolve(account.key().text() + ".jwt"));
        test.cluster().restart(server.name());
        awaitCluster();
        // Routes that are just being made drop what is on its way.
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertFalse(standing(test.services().reconciler().reconcile(OperationOptions.now()), account)
                                .isDrift()));
        var found = test.services().reconciler().compare();
        assertTrue(found.foreign().stream()
                .anyMatch(one -> one.key().equals(stranger.publicKey().text())));
        var resolver = test.services().link().resolver();
        Awaitility.await()
                .untilAsserted(() -> assertEquals(
                        List.of(jwt, jwt, jwt), resolver.stored(stranger.publicKey(), resolver.expected())));
    }

    @Test
    @DisplayName("S3-A4 a server that was known and is away makes no push complete")
    void remembersServers() {
        var account = account("careful");
        var offer = offer(account, account("partner"), "orders.>");
        var server = test.cluster().servers().get(1);
        server.stop();
        // After an orderly shutdown the others do not count it any more.
        Awaitility.await()
                .until(() -> test.services().link().resolver().expected().expected() == 2);
        assertProblem(ProblemCode.SERVERS_MISSING, () -> accept(offer, null));
        var without = new OperationOptions(OperationOptions.Timing.NOW, java.util.Set.of(server.name()), _ -> {});
        assertEquals(
                ConnectionState.ACTIVE,
                test.services()
                        .federation()
                        .accept(offer.id(), ActingAccount.of(offer.importer()), null, without)
                        .value()
                        .state());
        test.cluster().restart(server.name());
        awaitCluster();
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            test.services().reconciler().reconcile(OperationOptions.now());
            assertFalse(compared(account).isDrift());
        });
    }

    private void awaitCluster() {
        Awaitility.await()
                .ignoreExceptions()
                .until(() ->
                        test.services().link().resolver().expected().servers().size() == 3);
    }
}
