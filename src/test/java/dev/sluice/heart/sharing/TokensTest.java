package dev.sluice.heart.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.operation.ActivationValidity;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Activation tokens that go from hand to hand.
@Tag("unit")
class TokensTest {
    private final Partners partners = new Partners();

    @SuppressWarnings("NullAway.Init") // made before each test
    private Export export;

    @BeforeEach
    void export() {
        export = partners.export("feed", "feed.>", Visibility.PRIVATE);
    }

    @AfterEach
    void close() {
        partners.close();
    }

    private static String token(Connection connection) {
        return Objects.requireNonNull(connection.grant().token());
    }

    private Connection use(String token) {
        return partners.services()
                .imports()
                .addToken(partners.importer(), token, null, OperationOptions.now())
                .value();
    }

    @Test
    void anIssuedTokenReachesNoServerUntilItIsUsed() {
        partners.unit().script().heal();
        var issued = partners.issue(export);
        assertEquals(List.of(), partners.unit().script().asked());
        assertEquals(Action.TOKEN_ISSUE.word(), partners.audited().deed().action());
        assertEquals(Reason.TOKEN_ISSUED, issued.status().reason());
        assertEquals(Custody.LEFT, issued.grant().custody());
        assertEquals("feed-org-b", issued.share().name());
        var facts = partners.services().activations().inspect(token(issued));
        assertEquals(partners.importer(), facts.target());
        assertEquals(partners.exporter(), facts.exporter());
        assertEquals("feed.>", facts.subject());
        partners.assertFlows(false, issued);
        var used = use(token(issued));
        assertEquals(issued.id(), used.id());
        assertEquals(ConnectionState.ACTIVE, used.state());
        assertEquals(token(issued), token(used));
        assertEquals(
                token(issued),
                partners.claims(partners.importer()).imports().getFirst().token());
        partners.assertFlows(true, used);
        partners.assertInStep();
    }

    @Test
    void aTokenForAStrangerMakesAnExternalAccount() {
        var stranger = partners.unit().keys().create(KeyKind.ACCOUNT);
        var issued = partners.services().activations().issue(partners.exporter(), export, stranger);
        assertEquals(AccountRole.EXTERNAL, partners.account(stranger).role());
        assertEquals(stranger.shortText(), partners.account(stranger).name());
        assertEquals(ConnectionState.PENDING, issued.state());
        partners.refusesAndLogs(
                ProblemCode.CONNECTION_EXISTS,
                () -> partners.services().activations().issue(partners.exporter(), export, stranger));
    }

    @Test
    void noTokenIsIssuedForWhatIsOpenOrIsNoAccount() {
        var activations = partners.services().activations();
        var open = partners.export("open", "open.>", Visibility.PUBLIC);
        partners.refusesAndLogs(ProblemCode.PUBLIC_NOT_REVOCABLE, () -> partners.issue(open));
        var user = partners.unit().keys().create(KeyKind.USER);
        partners.refusesAndLogs(
                ProblemCode.NOT_ACCOUNT_KEY, () -> activations.issue(partners.exporter(), export, user));
        partners.refusesAndLogs(
                ProblemCode.SELF_SHARE, () -> activations.issue(partners.exporter(), export, partners.exporter()));
        var now = partners.unit().clock().instant();
        var backwards = new ActivationValidity(now.plusSeconds(60), now.plusSeconds(30));
        partners.refusesAndLogs(
                ProblemCode.TOKEN_WINDOW_INVALID,
                () -> activations.issue(partners.exporter(), export, partners.importer(), backwards));
        partners.unit().keys().lock();
        partners.refusesAndLogs(ProblemCode.VAULT_LOCKED, () -> partners.issue(export));
    }

    @Test
    void aTokenIsGoodBetweenItsTimesOnly() {
        var now = partners.unit().clock().instant();
        var validity = new ActivationValidity(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(3)));
        var issued =
                partners.services().activations().issue(partners.exporter(), export, partners.importer(), validity);
        assertEquals(validity.until(), issued.expiresAt());
        partners.refusesAndLogs(ProblemCode.TOKEN_NOT_YET, () -> use(token(issued)));
        partners.unit().clock().advance(Duration.ofHours(2));
        assertEquals(ConnectionState.ACTIVE, use(token(issued)).state());
        partners.assertFlows(true, issued);
        partners.unit().clock().advance(Duration.ofHours(2));
        partners.assertFlows(false, issued);
        partners.services().maintenance().round();
        assertEquals(Reason.EXPIRED, partners.now(issued).status().reason());
        assertTrue(partners.state(issued).isEnded() || partners.state(issued) == ConnectionState.REVOKING);
    }

    @Test
    void aTokenThatIsOverIsRefused() {
        var now = partners.unit().clock().instant();
        var issued = partners.services()
                .activations()
                .issue(
                        partners.exporter(),
                        export,
                        partners.importer(),
                        new ActivationValidity(null, now.plus(Duration.ofHours(1))));
        partners.unit().clock().advance(Duration.ofHours(1));
        partners.refusesAndLogs(ProblemCode.TOKEN_EXPIRED, () -> use(token(issued)));
    }

    private String forged(PublicKey signer, UnaryOperator<ActivationClaims> change) {
        var claims = ActivationClaims.of(partners.importer().text(), "feed.>", ShareKind.STREAM);
        return partners.sign(change.apply(claims), partners.unit().keys().signer(signer));
    }

    @Test
    void whoeverIsToldToImportIsWhomTheTokenNames() {
        var other = partners.unit().account("org-c");
        var issued = partners.services().activations().issue(partners.exporter(), export, other.key());
        partners.refusesAndLogs(ProblemCode.TOKEN_FOR_OTHER_ACCOUNT, () -> use(token(issued)));
    }

    @Test
    void whatIsNoTokenOfOursIsNotTrusted() {
        var other = partners.unit().account("org-c");
        partners.refusesAndLogs(ProblemCode.TOKEN_DAMAGED, () -> use("nonsense"));
        partners.refusesAndLogs(
                ProblemCode.TOKEN_NOT_ACTIVATION,
                () -> use(partners.sign(
                        UserClaims.of(
                                partners.unit().keys().create(KeyKind.USER).text(), "user"),
                        partners.unit().keys().signer(partners.exporter()))));
        var byOther = forged(
                other.key(),
                claims -> claims.withIssuerAccount(partners.exporter().text()));
        partners.refusesAndLogs(ProblemCode.TOKEN_NOT_TRUSTED, () -> use(byOther));
        var ofNoExport = partners.sign(
                ActivationClaims.of(partners.importer().text(), "other.>", ShareKind.STREAM),
                partners.unit().keys().signer(partners.exporter()));
        partners.refusesAndLogs(ProblemCode.TOKEN_NOT_TRUSTED, () -> use(ofNoExport));
        var ofItself = partners.sign(
                ActivationClaims.of(partners.importer().text(), "feed.>", ShareKind.STREAM),
                partners.unit().keys().signer(partners.importer()));
        partners.refusesAndLogs(ProblemCode.SELF_SHARE, () -> use(ofItself));
    }

    @Test
    void aTokenThatNoRowKnowsOfBecomesAConnection() {
        var used = use(forged(partners.exporter(), claims -> claims));
        assertEquals(ConnectionState.ACTIVE, used.state());
        assertEquals(export.id(), used.share().export());
        assertEquals(Custody.LEFT, used.grant().custody());
        partners.assertFlows(true, used);
        partners.assertInStep();
    }

    @Test
    void aRevokedTokenIsNotUsedAgain() {
        var issued = partners.issue(export);
        partners.end(issued, partners.exporter());
        assertEquals(ConnectionState.REVOKED, partners.state(issued));
        partners.refusesAndLogs(ProblemCode.TOKEN_NOT_TRUSTED, () -> use(token(issued)));
    }

    @Test
    void whatEverybodyWasRevokedOfIsRevokedForThisOneToo() {
        var token = forged(partners.exporter(), claims -> claims);
        var until = partners.unit().clock().instant().getEpochSecond();
        partners.write(tx -> {
            var row = tx.exports().find(export.id()).orElseThrow();
            var claim = ExportClaim.builder("feed.>", ShareKind.STREAM)
                    .name("feed")
                    .tokenRequired()
                    .revocations(Map.of("*", until))
                    .build();
            tx.exports()
                    .save(new Export(
                            row.id(),
                            row.account(),
                            row.name(),
                            row.subject(),
                            row.kind(),
                            row.visibility(),
                            row.origin(),
                            row.createdAt(),
                            null,
                            ClaimRest.write(claim)));
        });
        partners.refusesAndLogs(ProblemCode.TOKEN_NOT_TRUSTED, () -> use(token));
        assertTrue(partners.issue(export).grant().iat() > until, "a new one is younger than that");
    }

    @Test
    void whatASideHoldsIsNotOpenedBesideIt() {
        var connection = partners.share("orders", "feed.eu.>");
        partners.services().federation().suspend(connection.id(), partners.asImporter(), OperationOptions.now());
        partners.unit().clock().advance(Duration.ofSeconds(5));
        var token = forged(partners.exporter(), claims -> claims);
        var problem = partners.refusesAndLogs(ProblemCode.CONNECTION_EXISTS, () -> use(token));
        assertTrue(problem.problem().args().contains("suspended"), problem::getMessage);
    }

    @Test
    void aTokenOfAnotherToolIsUsedAndItsLossEndsHereOnly() {
        var seed = TestOperator.seed(KeyKind.ACCOUNT);
        partners.outsider("far", seed, "news.>");
        var token = partners.sign(ActivationClaims.of(partners.importer().text(), "news.>", ShareKind.STREAM), seed);
        var used = partners.services()
                .imports()
                .addToken(partners.importer(), token, "far.>", OperationOptions.now())
                .value();
        assertEquals(ConnectionState.ACTIVE, used.state());
        assertEquals("far.>", used.effectiveSubject().text());
        assertEquals(null, used.share().export());
        partners.assertFlows(true, used);
        var ended = partners.services().imports().remove(partners.importer(), "far.>", OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, ended);
        assertEquals(ConnectionState.REVOKED, partners.state(used));
        assertEquals(List.of(), partners.claims(partners.importer()).imports());
        partners.assertFlows(false, used);
        partners.assertInStep();
    }

    @Test
    void ofAnExporterThatServersDoNotKnowNothingIsImported() {
        var seed = TestOperator.seed(KeyKind.ACCOUNT);
        partners.services().accounts().addExternal("far", seed.publicKey());
        var token = partners.sign(ActivationClaims.of(partners.importer().text(), "news.>", ShareKind.STREAM), seed);
        var problem = partners.refusesAndLogs(ProblemCode.PREFLIGHT_REFUSED, () -> use(token));
        assertTrue(problem.problem().args().toString().contains("far"), problem::getMessage);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatServersDoNotTakeCanBeUsedAgain(Disturbance disturbance) {
        var issued = partners.issue(export);
        partners.unit().script().play(Fault.from(1, Partners.OTHER_SERVER, disturbance));
        var problem = assertThrows(ProblemException.class, () -> use(token(issued)));
        partners.unit().script().heal();
        partners.unit().servers().arriveLate();
        partners.push();
        assertEquals(ConnectionState.PENDING, partners.state(issued), problem::getMessage);
        assertEquals(token(issued), token(partners.now(issued)));
        partners.assertFlows(false, issued);
        assertEquals(ConnectionState.ACTIVE, use(token(issued)).state());
        partners.assertInStep();
    }

    @Test
    void aTokenInOtherHandsIsNamedBeforeItIsCut() {
        var wide = partners.issue(export);
        var federation = partners.services().federation();
        assertTrue(federation.endsWith(wide.id()).isEmpty());
        var second = forgedPending("feed.eu", wide);
        assertEquals(Set.of(second.share().name()), federation.endsWith(wide.id()));
        var problem = partners.refusesAndLogs(
                ProblemCode.ANOTHER_TOKEN_CUT,
                () -> federation.end(wide.id(), partners.asExporter(), OperationOptions.now()));
        assertEquals(List.of(second.share().name()), problem.problem().agreeable());
        assertTrue(federation.previewEnd(wide.id()).effects().stream()
                .anyMatch(effect -> effect.toString().contains("feed.eu")));
        federation.end(
                wide.id(),
                partners.asExporter(),
                OperationOptions.now().confirming(Set.of(second.share().name())));
        assertEquals(ConnectionState.REVOKED, partners.state(wide));
        assertEquals(ConnectionState.REVOKED, partners.state(second));
        partners.assertInStep();
    }

    /// Another token of the same export and partner in somebody's hands, as an older Sluice may have left it.
    private Connection forgedPending(String subject, Connection beside) {
        var claims = ActivationClaims.of(partners.importer().text(), subject, ShareKind.STREAM);
        var iat = partners.unit().clock().instant().getEpochSecond();
        var token = partners.sign(claims, partners.unit().keys().signer(partners.exporter()));
        var narrow = new Export(
                new ExportId(new UUID(7, 1)),
                partners.exporter(),
                "narrow",
                Subject.of(subject),
                ShareKind.STREAM,
                Visibility.PRIVATE,
                Export.Origin.OFFER,
                Instant.EPOCH,
                null);
        var share = new Connection.Share(
                "second", ShareKind.STREAM, narrow.subject(), partners.exporter(), partners.importer(), narrow.id());
        var second = new Connection(
                new ConnectionId(new UUID(77, 1)),
                beside.environment(),
                share,
                Connection.Reception.SAME,
                new Connection.Grant(token, iat, Custody.LEFT),
                beside.status(),
                beside.createdAt(),
                null);
        partners.write(tx -> {
            tx.exports().save(narrow);
            tx.connections().save(second);
        });
        return second;
    }
}
