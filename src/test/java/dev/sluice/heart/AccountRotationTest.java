package dev.sluice.heart;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RotationPlan.Place;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.key.KeyRotation;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The signing key of an account is replaced, stopped at each step and refused by each push: nobody who is
/// connected is ever cut off, and who goes on or turns back comes to an end.
@Tag("unit")
@DisplayName("The signing key of an account")
class AccountRotationTest {
    private static final int SERVERS = 3;

    private UnitEnvironment unit = UnitEnvironment.start(SERVERS);
    private Account exporter = unit.account("org-a");
    private Account importer = unit.account("org-b");
    private Connection connection = unit.share(exporter, importer, "orders.>");

    @BeforeEach
    void firstSigningKey() {
        var moved = goOn(Retirement.WHEN_SAFE);
        assertTrue(moved.keepsOld(), "the account's own key is the account itself, and stays");
    }

    @AfterEach
    void close() {
        unit.close();
    }

    private KeyRotation rotation() {
        return unit.services().rotation();
    }

    private Rotation goOn(Retirement retirement) {
        return rotation().goOn(RotationWish.of(exporter.key()).with(retirement), OperationOptions.now());
    }

    private Rotation cancel(Retirement retirement) {
        return rotation().cancel(exporter.key(), retirement, OperationOptions.now());
    }

    private String issuer(Connection of) {
        var token =
                requireNonNull(unit.services().federation().get(of.id()).grant().token());
        return unit.services().activations().inspect(token).issuer().text();
    }

    /// The signing keys in what every server stores.
    private Set<String> onServers() {
        return unit.servers().servers().stream()
                .map(server -> requireNonNull(server.stored(exporter.key())))
                .flatMap(jwt -> keys(jwt).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> keys(String jwt) {
        try {
            return JwtReader.decodeAccount(jwt).claims().signingKeys().stream()
                    .map(SigningKey::key)
                    .toList();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// Whoever may receive receives, on every server.
    private void assertFlows() {
        unit.servers()
                .servers()
                .forEach(server -> assertTrue(
                        server.lets(exporter.key(), importer.key(), "orders.>"),
                        () -> server.self().name() + " cut it"));
    }

    private void assertSettled(PublicKey key) {
        assertTrue(rotation().current(exporter.key()).isEmpty());
        assertEquals(Set.of(key.text()), onServers());
        assertEquals(key.text(), issuer(connection));
        assertEquals(
                ConnectionState.ACTIVE,
                unit.services().federation().get(connection.id()).state());
        assertFlows();
    }

    private PublicKey signingKey() {
        return rotation().plan(exporter.key(), null).oldKey();
    }

    @Test
    @DisplayName("all that the old one signed gets a successor before it goes")
    void rotates() {
        var first = signingKey();
        var plan = rotation().plan(exporter.key(), null);
        assertEquals(
                List.of(Place.IMPORT),
                plan.activations().stream().map(each -> each.place()).toList());
        assertEquals(List.of("org-a", "org-b"), plan.accounts());
        var done = goOn(Retirement.WHEN_SAFE);
        assertEquals(Phase.RETIRED, done.phase());
        assertNotEquals(first, done.newKey());
        assertSettled(done.newKey());
        assertTrue(unit.services().recorder().audit().verify().isWhole());
    }

    @Test
    @DisplayName("killed at each step, the next process goes on or turns back, and nobody was cut off")
    void killedAnywhere() {
        unit.lifeline().count();
        goOn(Retirement.WHEN_SAFE);
        var moments = unit.lifeline().moments();
        for (var moment = 1; moment <= moments; moment += 2) {
            var old = signingKey();
            unit.lifeline().endAt(moment);
            var killed = moment;
            assertThrows(Killed.class, () -> goOn(Retirement.WHEN_SAFE), () -> "not killed at " + killed);
            unit.restart();
            assertFlows();
            if (moment % 4 == 1 && rotation().current(exporter.key()).isPresent()) {
                assertTrue(cancel(Retirement.WHEN_SAFE).isEnded());
                assertSettled(old);
            } else {
                assertSettled(goOn(Retirement.WHEN_SAFE).newKey());
            }
        }
        assertTrue(moments > 10, "nothing happened");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNANSWERED", "LINK_LOST", "LINK_LOST_AFTER"})
    @DisplayName("each push of it fails: the row says how far it is, and the next call goes on")
    void everyPushFails(Disturbance disturbance) {
        unit.script().heal();
        goOn(Retirement.WHEN_SAFE);
        var requests = unit.script().asked();
        for (var number = 1; number <= requests.size(); number++) {
            if (requests.get(number - 1).isChange()) {
                unit.script().play(Fault.at(number, "n2", disturbance));
                assertNotNull(assertThrows(ProblemException.class, () -> goOn(Retirement.WHEN_SAFE))
                        .problem());
                unit.script().heal();
                assertFlows();
                assertTrue(rotation().current(exporter.key()).isPresent());
                assertSettled(goOn(Retirement.WHEN_SAFE).newKey());
            }
        }
    }

    @Test
    @DisplayName("creds and tokens that were handed out hold it back until a person lets them go")
    void handedOut() throws Exception {
        var old = signingKey();
        var export = unit.services().exports().list(exporter.key()).getFirst();
        PublicKey stranger;
        try (var seed = unit.keys().ephemeral(KeyKind.ACCOUNT)) {
            stranger = seed.publicKey();
        }
        var handed = unit.services().activations().issue(exporter.key(), export, stranger);
        var user = unit.services().users().add(exporter.key(), "reader");
        var plan = rotation().plan(exporter.key(), null);
        assertTrue(plan.needsConsent());
        assertEquals(
                List.of(handed.id()),
                plan.handedOut().stream().map(each -> each.connection().id()).toList());
        assertEquals(
                List.of(user.key()),
                plan.users().stream().map(each -> each.user().key()).toList());

        var waits = goOn(Retirement.WHEN_SAFE);
        assertEquals(Phase.SIGNING, waits.phase());
        assertEquals(Set.of(old.text(), waits.newKey().text()), onServers());
        assertEquals(waits.newKey().text(), issuer(handed));
        assertEquals(
                waits.newKey().text(),
                JwtReader.decodeUser(unit.services()
                                .users()
                                .list(exporter.key())
                                .getFirst()
                                .jwt())
                        .claims()
                        .issuer());
        assertEquals(KnownKey.State.RETIRING, state(old));
        assertEquals(KnownKey.State.TAKING_OVER, state(waits.newKey()));
        assertEquals(
                List.of(waits.newKey()),
                rotation().underWay().stream().map(Rotation::newKey).toList());

        var refused = assertThrows(ProblemException.class, () -> cancel(Retirement.WHEN_SAFE));
        assertEquals(ProblemCode.CANCEL_CUTS, refused.code());
        assertTrue(refused.problem().text().what().contains("reader"));
        assertEquals(Phase.RETIRED, goOn(Retirement.CUTTING).phase());
        assertEquals(KnownKey.State.RETIRED, state(old));
        assertSettled(waits.newKey());
    }

    private KnownKey.State state(PublicKey key) {
        return unit.services().keys().list().stream()
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    @DisplayName("one that others know goes at once, and everybody has a new token afterwards")
    void atOnce() {
        var stolen = signingKey();
        var done = goOn(Retirement.AT_ONCE);
        assertEquals(Phase.RETIRED, done.phase());
        assertFalse(onServers().contains(stolen.text()));
        assertSettled(done.newKey());
    }

    @Test
    @DisplayName("what the old one signed for nobody's import is signed anew too: suspended stays suspended")
    void suspendedStaysSuspended() {
        unit.services().federation().suspend(connection.id(), ActingAccount.of(exporter.key()), OperationOptions.now());
        var done = goOn(Retirement.WHEN_SAFE);
        assertEquals(Phase.RETIRED, done.phase());
        assertEquals(
                ConnectionState.SUSPENDED,
                unit.services().federation().get(connection.id()).state());
        assertFalse(unit.servers().server(0).lets(exporter.key(), importer.key(), "orders.>"));
        unit.services().federation().resume(connection.id(), ActingAccount.of(exporter.key()), OperationOptions.now());
        assertSettled(done.newKey());
    }

    @Test
    @DisplayName("who cannot sign changes nothing: a key that is not there, a vault that is locked, a foreign change")
    void refusedBeforehand() throws Exception {
        var old = signingKey();
        assertEquals(
                ProblemCode.SIGNING_KEY_UNKNOWN,
                assertThrows(ProblemException.class, () -> rotation().plan(exporter.key(), importer.key()))
                        .code());
        assertEquals(
                ProblemCode.ACCOUNT_PROTECTED,
                assertThrows(
                                ProblemException.class,
                                () -> rotation()
                                        .plan(unit.services().environment().systemAccount(), null))
                        .code());
        assertEquals(
                ProblemCode.ROTATION_NONE,
                assertThrows(ProblemException.class, () -> cancel(Retirement.WHEN_SAFE))
                        .code());
        unit.keys().lock();
        assertEquals(
                ProblemCode.VAULT_LOCKED,
                assertThrows(ProblemException.class, () -> goOn(Retirement.WHEN_SAFE))
                        .code());
        unit.keys().unlock();
        unit.otherTool().addExport(exporter, "news.>");
        assertEquals(
                ProblemCode.DRIFT_FOUND,
                assertThrows(ProblemException.class, () -> goOn(Retirement.WHEN_SAFE))
                        .code());
        unit.services().drifts().keepOurs(exporter.key(), OperationOptions.now());
        assertTrue(rotation().current(exporter.key()).isEmpty());
        assertSettled(old);
    }

    @Test
    @DisplayName("only one is replaced at a time, and nobody goes back to a key that is lost")
    void oneAtATime() {
        unit.services().users().add(exporter.key(), "reader");
        var old = signingKey();
        var waits = goOn(Retirement.WHEN_SAFE);
        assertEquals(
                ProblemCode.ROTATION_UNDER_WAY,
                assertThrows(ProblemException.class, () -> rotation().plan(exporter.key(), waits.newKey()))
                        .code());
        unit.keys().lose(old);
        assertEquals(
                ProblemCode.KEY_MISSING,
                assertThrows(ProblemException.class, () -> cancel(Retirement.CUTTING))
                        .code());
        assertEquals(waits.newKey(), goOn(Retirement.CUTTING).newKey());
    }
}
