package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.NatsServers.Running;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// None of the operator's signing keys leaves its JWT while anything on any server rests on it, and a rotation can
/// be taken back at each step.
final class OperatorKeysTest {
    @TempDir
    private Path folder = Path.of("");

    private @Nullable TestEnvironment started;
    private @Nullable Running restarted;
    private String running = "";

    @BeforeEach
    void start() {
        started = TestEnvironment.start(folder, Age.NEWEST, 1);
        running = environment().operatorJwt();
    }

    private TestEnvironment test() {
        return requireNonNull(started);
    }

    @AfterEach
    void end() {
        if (restarted != null) {
            restarted.close();
        }
        test().close();
    }

    private Environment environment() {
        return test().services().environment();
    }

    private List<String> signingKeys() throws JwtException {
        return JwtReader.decodeOperator(environment().operatorJwt()).claims().signingKeys();
    }

    private static List<String> texts(PublicKey... keys) {
        return List.of(keys).stream().map(PublicKey::text).toList();
    }

    /// What a person does between two steps.
    private void restartWithThePresentOperator() throws IOException {
        var server = test().cluster().servers().getFirst();
        if (restarted == null) {
            server.stop();
        } else {
            restarted.close();
        }
        var file = server.folder().resolve("server.conf");
        var present = environment().operatorJwt();
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(running, present)
                        .replaceFirst("port: -?\\d+", "port: " + server.port()));
        running = present;
        restarted = NatsServers.start(Age.NEWEST, file, server.port());
        await().ignoreException(ProblemException.class)
                .until(() ->
                        test().services().link().resolver().expected().servers().size() == 1);
    }

    private String issuer(PublicKey account) throws JwtException {
        var resolver = test().services().link().resolver();
        return JwtReader.decodeAccount(
                        resolver.stored(account, resolver.expected()).getFirst())
                .claims()
                .issuer();
    }

    private void pushByHand(PublicKey account, PublicKey signer) throws JwtException {
        var claims = AccountClaims.builder(account.text(), "theirs").build();
        var jwt = JwtWriter.encode(claims, test().signer(signer), Instant.now().getEpochSecond());
        assertTrue(test().services()
                .link()
                .pushing(resolver -> resolver.push(account, jwt, resolver.expected()))
                .isComplete());
    }

    @Test
    @DisplayName(
            "Cancelled before and in the midst of signing, then done; a key stays while a foreign account rests on it")
    void cancelAndKeep() throws Exception {
        var rotation = test().services().rotation();
        var a = test().account("org-a");
        var first = environment().signingKey();
        assertEquals(Phase.ADDED, rotation.goOn(OperationOptions.now()).phase());
        var cancelled = rotation.cancel(environment().operator(), Retirement.WHEN_SAFE, OperationOptions.now());
        assertTrue(cancelled.isEnded());
        assertTrue(rotation.current().isEmpty());
        assertEquals(first, environment().signingKey());
        assertEquals(texts(first), signingKeys());

        var second = rotation.goOn(OperationOptions.now()).newKey();
        restartWithThePresentOperator();
        var pushes = new AtomicInteger();
        Progress stopped = step -> {
            if (step instanceof Progress.Pushing && pushes.incrementAndGet() == 2) {
                throw new IllegalStateException("killed");
            }
        };
        assertThrows(
                IllegalStateException.class,
                () -> rotation.goOn(OperationOptions.now().with(stopped)));
        assertEquals(second.text(), issuer(environment().systemAccount()));
        rotation.cancel(environment().operator(), Retirement.WHEN_SAFE, OperationOptions.now());
        assertTrue(rotation.current().isEmpty());
        assertEquals(texts(first), signingKeys());
        assertEquals(first.text(), issuer(environment().systemAccount()));
        assertEquals(first.text(), issuer(a.key()));
        assertTrue(test().services().accounts().prove(a.key()).isEffective());

        var third = rotation.goOn(OperationOptions.now()).newKey();
        restartWithThePresentOperator();
        PublicKey theirs;
        try (var seed = TestOperator.seed(KeyKind.ACCOUNT)) {
            theirs = seed.publicKey();
        }
        pushByHand(theirs, first);
        var kept = assertThrows(ProblemException.class, () -> rotation.goOn(OperationOptions.now()));
        assertEquals(ProblemCode.KEY_STILL_NEEDED, kept.code());
        assertTrue(kept.problem().text().what().contains(theirs.shortText()));
        assertEquals(texts(first, third), signingKeys());
        assertEquals(third.text(), issuer(a.key()));
        pushByHand(theirs, third);
        assertTrue(rotation.goOn(OperationOptions.now()).isEnded());
        assertEquals(texts(third), signingKeys());
    }

    @Test
    @DisplayName("Every signing key that the operator had stays in it when another is added")
    void severalKeys() throws Exception {
        var rotation = test().services().rotation();
        var first = environment().signingKey();
        var second = rotation.goOn(OperationOptions.now());
        // As an operator comes from elsewhere, whose two keys both sign accounts.
        test().store().write(tx -> {
            tx.rotations().save(second.ended(Instant.now()));
            return second;
        });
        restartWithThePresentOperator();
        pushByHand(environment().systemAccount(), second.newKey());
        var third = rotation.goOn(OperationOptions.now()).newKey();
        assertEquals(texts(first, second.newKey(), third), signingKeys());
    }

    @Test
    @DisplayName(
            "An operator that servers are ahead of is not added to: restarted with it, they would lock accounts out")
    void operatorBehind() throws Exception {
        var rotation = test().services().rotation();
        var before = environment();
        var second = rotation.goOn(OperationOptions.now());
        restartWithThePresentOperator();
        test().store().write(tx -> {
            tx.rotations().save(second.ended(Instant.now()));
            tx.environments().save(before);
            return second;
        });
        PublicKey theirs;
        try (var seed = TestOperator.seed(KeyKind.ACCOUNT)) {
            theirs = seed.publicKey();
        }
        pushByHand(theirs, second.newKey());
        var behind = assertThrows(ProblemException.class, () -> rotation.goOn(OperationOptions.now()));
        assertEquals(ProblemCode.OPERATOR_BEHIND, behind.code());
        assertEquals(before.operatorJwt(), environment().operatorJwt());
    }
}
