package dev.sluice.heart;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.key.KeyRotation;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The operator's signing key is replaced: nothing is signed by a key that some server does not trust, and none
/// leaves the operator while anything rests on it.
@Tag("unit")
@DisplayName("The signing key of an operator")
class OperatorRotationTest {
    private static final int SERVERS = 3;

    private final UnitEnvironment unit = UnitEnvironment.start(SERVERS);
    private final Account exporter = unit.account("org-a");
    private final Account importer = unit.account("org-b");

    OperatorRotationTest() {
        unit.share(exporter, importer, "orders.>");
    }

    @AfterEach
    void close() {
        unit.close();
    }

    private KeyRotation rotation() {
        return unit.services().rotation();
    }

    private Environment environment() {
        return unit.services().environment();
    }

    private Rotation goOn() {
        return rotation().goOn(OperationOptions.now());
    }

    private Rotation cancel() {
        return rotation().cancel(environment().operator(), Retirement.WHEN_SAFE, OperationOptions.now());
    }

    private List<String> signingKeys() {
        return OperatorIdentity.claims(environment().operatorJwt()).signingKeys();
    }

    private static String issuer(String jwt) {
        try {
            return JwtReader.decodeAccount(jwt).claims().issuer();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// Everything on every server is signed by that key, which is the only one, and whoever received receives.
    private void assertSettled(PublicKey key) {
        assertTrue(rotation().current().isEmpty());
        assertEquals(key, environment().signingKey());
        assertEquals(List.of(key.text()), signingKeys());
        for (var server : unit.servers().servers()) {
            for (var account :
                    List.of(exporter.key(), importer.key(), environment().systemAccount())) {
                assertEquals(key.text(), issuer(requireNonNull(server.stored(account))));
            }
            assertTrue(server.lets(exporter.key(), importer.key(), "orders.>"));
        }
    }

    @Test
    @DisplayName("is added, trusted by restarted servers, takes over and is the only one at the end")
    void rotates() {
        var old = environment().signingKey();
        assertEquals(List.of("SYS", "org-a", "org-b"), rotation().plan().accounts());
        var begun = goOn();
        assertEquals(Phase.ADDED, begun.phase());
        assertEquals(old, environment().signingKey());
        assertEquals(KnownKey.State.TAKING_OVER, state(begun.newKey()));
        var refused = assertThrows(ProblemException.class, this::goOn);
        assertEquals(ProblemCode.KEY_NOT_TRUSTED, refused.code());
        assertTrue(refused.problem().text().what().contains("n1, n2, n3"));
        unit.restartServers();
        assertEquals(Phase.RETIRED, goOn().phase());
        assertSettled(begun.newKey());
        assertTrue(unit.services().recorder().audit().verify().isWhole());
    }

    private KnownKey.State state(PublicKey key) {
        return unit.services().keys().list().stream()
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /// Servers trust both keys and nothing is signed anew yet.
    private PublicKey begun() {
        var key = goOn().newKey();
        unit.restartServers();
        return key;
    }

    @Test
    @DisplayName("killed at each step, the next process goes on or turns back")
    void killedAnywhere() {
        begun();
        unit.lifeline().count();
        goOn();
        var moments = unit.lifeline().moments();
        for (var moment = 1; moment <= moments; moment += 2) {
            var old = environment().signingKey();
            var next = begun();
            unit.lifeline().endAt(moment);
            var killed = moment;
            assertThrows(Killed.class, this::goOn, () -> "not killed at " + killed);
            unit.restart();
            if (moment % 4 == 1 && rotation().current().isPresent()) {
                assertTrue(cancel().isEnded());
                assertSettled(old);
            } else {
                if (rotation().current().isPresent()) {
                    goOn();
                }
                assertSettled(next);
            }
        }
        assertTrue(moments > 10, "nothing happened");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNANSWERED", "LINK_LOST"})
    @DisplayName("each push of it fails: what is signed anew stays so, and the next call goes on")
    void everyPushFails(Disturbance disturbance) {
        begun();
        unit.script().heal();
        goOn();
        var requests = unit.script().asked();
        for (var number = 1; number <= requests.size(); number++) {
            if (requests.get(number - 1).isChange()) {
                var next = begun();
                unit.script().play(Fault.at(number, "n2", disturbance));
                var refused = assertThrows(ProblemException.class, this::goOn);
                assertNotEquals(ProblemCode.KEY_NOT_TRUSTED, refused.code());
                unit.script().heal();
                assertEquals(Phase.SIGNING, rotation().current().orElseThrow().phase());
                goOn();
                assertSettled(next);
            }
        }
    }

    @Test
    @DisplayName("cancelled before a server trusts the new one, nothing was signed by it")
    void cancelledAtOnce() {
        var old = environment().signingKey();
        var begun = goOn();
        assertTrue(cancel().isEnded());
        assertSettled(old);
        assertNotEquals(old, begun.newKey());
        assertEquals(
                ProblemCode.ROTATION_NONE,
                assertThrows(ProblemException.class, this::cancel).code());
    }

    @Test
    @DisplayName("stays in the operator while an account of somebody else rests on it")
    void stillNeeded() throws Exception {
        var old = environment().signingKey();
        var foreign = pushByHand("theirs", old);
        var next = begun();
        var kept = assertThrows(ProblemException.class, this::goOn);
        assertEquals(ProblemCode.KEY_STILL_NEEDED, kept.code());
        assertTrue(kept.problem().text().what().contains(foreign.shortText()));
        assertEquals(List.of(old.text(), next.text()), signingKeys());
        pushByHand("theirs", next);
        goOn();
        assertSettled(next);
    }

    /// Another tool signs an account of its own.
    private PublicKey pushByHand(String name, PublicKey signer) throws JwtException {
        try (var seed = Seed.generate(KeyKind.ACCOUNT, bytes -> bytes[0] = 7)) {
            var key = seed.publicKey();
            var claims = AccountClaims.builder(key.text(), name).build();
            var jwt = JwtWriter.encode(
                    claims, unit.keys().signer(signer), unit.clock().instant().getEpochSecond());
            var report = unit.services().link().pushing(resolver -> resolver.push(key, jwt, resolver.expected()));
            assertTrue(report.isComplete(), report.summary());
            return key;
        }
    }

    @Test
    @DisplayName("is not added to an operator that servers are ahead of: started with it, they would lock accounts out")
    void operatorBehind() throws Exception {
        var before = environment();
        var second = begun();
        unit.disk().write(tx -> {
            var rotation = tx.rotations().underWay(before.operator()).orElseThrow();
            tx.rotations().save(rotation.ended(unit.clock().instant()));
            tx.environments().save(before);
            return rotation;
        });
        goOnIsHarmlessWhileNothingRestsOnIt(second);
        pushByHand("theirs", second);
        assertEquals(
                ProblemCode.OPERATOR_BEHIND,
                assertThrows(ProblemException.class, this::goOn).code());
        assertEquals(List.of(before.signingKey().text()), signingKeys());
    }

    /// A key that servers trust and nobody uses is nobody's loss.
    private void goOnIsHarmlessWhileNothingRestsOnIt(PublicKey strange) {
        assertEquals(Phase.ADDED, goOn().phase());
        assertTrue(signingKeys().stream().noneMatch(strange.text()::equals));
        cancel();
    }

    @Test
    @DisplayName("needs the operator's own key, and makes none without it")
    void withoutTheOperator() {
        unit.keys().lose(environment().operator());
        var keys = unit.keys().keys(KeyKind.OPERATOR);
        assertEquals(
                ProblemCode.KEY_MISSING,
                assertThrows(ProblemException.class, this::goOn).code());
        assertEquals(keys, unit.keys().keys(KeyKind.OPERATOR));
        assertTrue(rotation().underWay().isEmpty());
    }

    @Test
    @DisplayName("waits for a server that is away rather than leave it behind")
    void serverAway() {
        begun();
        unit.servers().server(2).crash();
        assertEquals(
                ProblemCode.SERVERS_MISSING,
                assertThrows(ProblemException.class, this::goOn).code());
        assertEquals(Phase.ADDED, rotation().current().orElseThrow().phase());
    }
}
