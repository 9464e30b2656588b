package dev.sluice.domain.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.Rebuild;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportResult;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.jwt.claims.MappingTarget;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What comes in from another tool's store, and that a second look at it finds it.
@Tag("unit")
@DisplayName("An import from nsc")
class NscImporterTest {
    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Estate estate = new Estate();
    private final NscImporter importer = new NscImporter(estate.means());

    @AfterEach
    void close() {
        unit.close();
    }

    private ImportPlan plan() {
        return importer.plan(ImportRequest.of(List.of()), unit.workspace());
    }

    private ImportResult brought() {
        unit.keys().close("secret");
        unit.keys().unlock();
        return importer.apply(plan(), unit.workspace(), Set.of());
    }

    private static String line(ImportItem item) {
        return "%s %s %s %s".formatted(item.status(), item.kind(), item.name(), item.note());
    }

    private static Set<String> lines(ImportPlan plan) {
        return plan.items().map(NscImporterTest::line).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("tells of everything, and changes nothing before it is applied")
    void plans() {
        assertEquals(
                Set.of(
                        "NEW OPERATOR ACME COMES_IN",
                        "NEW ACCOUNT SYS COMES_IN_SHARING",
                        "NEW ACCOUNT giver COMES_IN_SHARING",
                        "NEW ACCOUNT taker COMES_IN_SHARING",
                        "NEW IMPORT orders NOT_PROVEN",
                        "NEW USER giver/reader COMES_IN",
                        "NEW KEY ACME KEYS_COME_IN"),
                lines(plan()));
        plan().items().forEach(item -> assertTrue(item.words().endsWith("."), item::words));
        assertEquals(1, unit.workspace().environments().all().size());
        assertEquals(lines(plan()), lines(importer.plan(ImportRequest.of(List.of()))));
    }

    @Test
    @DisplayName("makes rows from which the same claims are built, connections that are not proven, and sealed keys")
    void applies() throws Exception {
        var outcome = brought().outcomes().getFirst();
        assertNull(outcome.problem());
        assertEquals(List.of(3, 1, 6), List.of(outcome.accounts(), outcome.users(), outcome.keys()));
        var environment = unit.workspace().environments().get(Objects.requireNonNull(outcome.environment()));
        assertEquals(Level.PRODUCTION, environment.level());
        assertEquals(estate.signing.publicKey(), environment.signingKey());
        assertEquals(List.of("nats://acme:4222"), environment.servers());
        var accounts = unit.disk().read(view -> view.accounts().in(environment.id()));
        for (var account : accounts) {
            var jwt = Objects.requireNonNull(account.release().jwt());
            assertFalse(account.release().confirmed());
            assertEquals(
                    List.of(),
                    ClaimDiff.between(JwtReader.decodeAccount(jwt).claims(), Rebuild.of(unit.disk(), account)),
                    account.name());
        }
        var connection = unit.disk()
                .read(view -> view.connections().in(environment.id()))
                .getFirst();
        assertEquals(ConnectionState.DEGRADED, connection.state());
        assertEquals(Reason.NOT_PROVEN, connection.status().reason());
        assertEquals("from.giver.>", connection.effectiveSubject().text());
        assertTrue(unit.keys().holds(estate.giver.publicKey()));
        assertTrue(unit.workspace().recorder().audit().verify().isWhole());
    }

    @Test
    @DisplayName("brings nothing the second time")
    void again() {
        brought();
        var again = plan();
        assertFalse(again.bringsSomething());
        assertEquals(0, again.count(ImportStatus.NEW));
        assertEquals(3, again.operators().getFirst().count(ImportStatus.HERE, Kind.ACCOUNT));
    }

    @Test
    @DisplayName("takes the operators that were chosen, at the level that was chosen")
    void chosen() {
        var none = importer.plan(new ImportRequest(List.of(), Level.STAGING, Set.of("other")), unit.workspace());
        assertTrue(lines(none).contains("IGNORED OPERATOR ACME NOT_CHOSEN"));
        assertFalse(none.bringsSomething());
        var named = importer.plan(new ImportRequest(List.of(), Level.STAGING, Set.of("acme")), unit.workspace());
        assertEquals(Level.STAGING, named.operators().getFirst().level());
    }

    @Test
    @DisplayName("needs an open vault, and a passphrase for what is serious")
    void refused() {
        var serious = importer.apply(plan(), unit.workspace(), Set.of());
        assertEquals(
                ProblemCode.VAULT_OPEN_TO_ALL,
                Objects.requireNonNull(serious.outcomes().getFirst().problem()).code());
        assertFalse(serious.isComplete());
        assertEquals(1, unit.workspace().environments().all().size());
        unit.keys().lock();
        var locked = assertThrows(ProblemException.class, () -> importer.apply(plan(), unit.workspace(), Set.of()));
        assertEquals(ProblemCode.VAULT_LOCKED, locked.code());
        assertFalse(unit.keys().holds(estate.giver.publicKey()));
    }

    @Test
    @DisplayName("of accounts that are here takes what is new, and leaves what differs as it is here")
    void differing() {
        brought();
        estate.files.token(
                "giver",
                Estate.sign(
                        Estate.claims(estate.giver, "giver")
                                .copy()
                                .exports(List.of(Estate.orders()))
                                .build(),
                        estate.signing,
                        Estate.IAT + 60));
        var late = Estate.seed(KeyKind.USER, 9);
        estate.files.token("late", Estate.sign(UserClaims.of(Estate.text(late), "late"), estate.giver, Estate.IAT));
        var plan = plan();
        assertTrue(lines(plan).contains("CONFLICT ACCOUNT giver DIFFERS_NEWER"));
        assertTrue(lines(plan).contains("NEW USER giver/late COMES_IN"));
        assertTrue(importer.apply(plan, unit.workspace(), Set.of()).isComplete());
        assertEquals(
                Set.of("reader", "late"),
                unit.disk().read(view -> view.users().of(estate.giver.publicKey())).stream()
                        .map(User::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("takes up the connection that was agreed while the account was somebody else's")
    void takesUp() throws Exception {
        // The giver is here, with an offer whose token the taker has; the taker is known by its key only.
        var giver = unit.account("giver");
        var export = unit.services()
                .exports()
                .add(
                        new ExportDraft(giver.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE),
                        OperationOptions.now())
                .value();
        var handed = unit.services().activations().issue(giver.key(), export, estate.taker.publicKey());
        var claim = ImportClaim.builder(
                        "orders.>", ShareKind.STREAM, giver.key().text())
                .name("orders")
                .localSubject("there.>")
                .token(Objects.requireNonNull(handed.grant().token()))
                .build();
        var signer = unit.keys().signer(unit.services().environment().signingKey());
        var theirs = Estate.claims(estate.taker, "taker")
                .copy()
                .imports(List.of(claim))
                .build();
        estate.files.token("taker", JwtWriter.encode(theirs, signer, Estate.IAT));
        importer.apply(plan(), unit.workspace(), Set.of());
        var taken = unit.services().federation().get(handed.id());
        assertEquals(ConnectionState.DEGRADED, taken.state());
        assertEquals("there.>", taken.effectiveSubject().text());
        assertEquals(
                AccountRole.MANAGED,
                unit.services().accounts().find(Estate.text(estate.taker)).role());
    }

    @Test
    @DisplayName("asks by name before a revocation ends what a partner may be using")
    void spreads() {
        var partner = Estate.seed(KeyKind.ACCOUNT, 12);
        estate.giver(claims -> claims.copy()
                .exports(List.of(
                        Estate.orders().withRevocations(Map.of(Estate.text(partner), Estate.IAT)),
                        ExportClaim.builder("orders.eu.>", ShareKind.STREAM)
                                .name("europe")
                                .tokenRequired()
                                .build()))
                .build());
        estate.taker(claims -> claims.copy().imports(List.of()).build());
        var plan = plan();
        assertEquals(List.of("europe"), plan.spreading());
        var refused =
                assertThrows(ProblemException.class, () -> importer.apply(plan, unit.workspace(), Set.of("orders")));
        assertEquals(ProblemCode.REVOCATIONS_SPREAD, refused.code());
        unit.keys().close("secret");
        unit.keys().unlock();
        assertTrue(importer.apply(plan, unit.workspace(), Set.of("europe")).isComplete());
    }

    @Test
    @DisplayName("tells what an edit by nsc has lost, by an older copy")
    void losses() {
        var rich = Estate.claims(estate.giver, "giver")
                .copy()
                .exports(List.of(
                        ExportClaim.builder("ask.>", ShareKind.SERVICE)
                                .name("ask")
                                .tokenRequired()
                                .responseType("Stream")
                                .advertised()
                                .traceAllowed()
                                .revocations(Map.of(ExportClaim.ALL, 5L))
                                .build(),
                        ExportClaim.builder("own.*.>", ShareKind.STREAM)
                                .name("own")
                                .accountTokenPosition(2)
                                .build()))
                .mappings(Map.of("m", List.of(target("a"), target("b"), target("c"))))
                .limits(Estate.claims(estate.giver, "giver")
                        .limits()
                        .copy()
                        .forbidWildcardExports()
                        .forbidBearerTokens()
                        .build())
                .build();
        var poor = Estate.claims(estate.giver, "giver")
                .copy()
                .exports(List.of(
                        ExportClaim.builder("ask.>", ShareKind.SERVICE)
                                .name("ask")
                                .tokenRequired()
                                .responseType("Singleton")
                                .build(),
                        ExportClaim.builder("own.*.>", ShareKind.STREAM)
                                .name("own")
                                .build()))
                .mappings(Map.of("m", List.of(target("a"))))
                .limits(Estate.claims(estate.giver, "giver")
                        .limits()
                        .withJetStream(new JetStreamLimits(0, 0, -1, -1, 0, 0, 0, false)))
                .build();
        estate.files.token("before", Estate.sign(rich, estate.signing, Estate.IAT));
        estate.files.token("giver", Estate.sign(poor, estate.signing, Estate.IAT + 5));
        var plan = plan();
        assertEquals(
                Set.of(
                        ImportNote.LOST_REVOCATIONS,
                        ImportNote.LOST_POSITION,
                        ImportNote.LOST_RESPONSE_TYPE,
                        ImportNote.LOST_ADVERTISE,
                        ImportNote.LOST_TRACE,
                        ImportNote.LOST_MAPPING,
                        ImportNote.LOST_WILDCARD_BAN,
                        ImportNote.LOST_BEARER_BAN,
                        ImportNote.JETSTREAM_MINUS_ONE),
                plan.items()
                        .filter(item -> item.status() == ImportStatus.DAMAGED)
                        .map(ImportItem::note)
                        .collect(Collectors.toSet()));
        assertTrue(lines(plan).contains("IGNORED TOKEN before.jwt OLDER_COPY"));
    }

    private static MappingTarget target(String subject) {
        return new MappingTarget(subject, 10, "");
    }

    @Test
    @DisplayName("a signing key in the place of the account's own is enough to grant")
    void signingKeyOnly() {
        var strange = new Estate();
        var key = Estate.seed(KeyKind.ACCOUNT, 20);
        var lone = Estate.seed(KeyKind.ACCOUNT, 21);
        strange.files.seed("signing", key);
        strange.account(
                "lone",
                AccountClaims.builder(Estate.text(lone), "lone")
                        .signingKeys(List.of(new SigningKey.Plain(Estate.text(key))))
                        .build());
        strange.account("bare", Estate.claims(Estate.seed(KeyKind.ACCOUNT, 22), "bare"));
        var lines = lines(new NscImporter(strange.means()).plan(ImportRequest.of(List.of())));
        assertTrue(lines.contains("MISSING_KEY ACCOUNT lone SIGNING_KEY_ONLY"), lines::toString);
        assertTrue(lines.contains("MISSING_KEY ACCOUNT bare NO_ACCOUNT_KEY"), lines::toString);
    }
}
