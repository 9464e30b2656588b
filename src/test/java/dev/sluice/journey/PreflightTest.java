package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.preflight.Advisories;
import dev.sluice.domain.federation.preflight.Advisories.Defect;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestOperator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is found before anything is signed, and many writers at once.
class PreflightTest extends Journey {
    PreflightTest() {
        super(Age.NEWEST, 1);
    }

    private static List<PreflightFinding.Kind> warned(Preview preview) {
        return preview.effects().stream()
                .filter(Effect.Warns.class::isInstance)
                .map(effect -> ((Effect.Warns) effect).concern().kind())
                .toList();
    }

    @Test
    @DisplayName("S3-9 a circle is refused before it is signed, and shown")
    void cycle() {
        var a = account("org-a");
        var b = account("org-b");
        var c = account("org-c");
        accept(offer(a, b, "orders.>"), "b.orders.>");
        accept(offer(b, c, "b.>"), "c.>");
        var closing = offer(c, a, "c.orders.>");
        var problem = assertThrows(ProblemException.class, () -> accept(closing, "orders.>"));
        assertEquals(ProblemCode.PREFLIGHT_REFUSED, problem.code());
        assertTrue(
                problem.problem().text().what().contains("→ " + b.name()),
                problem.problem().text().what());
        assertEquals(ConnectionState.PENDING, stateOf(closing));
        // Under a name that nobody hands on, it is no circle.
        assertEquals(ConnectionState.ACTIVE, accept(closing, "back.orders.>").state());
    }

    @Test
    @DisplayName("S3-9 local publishers on the local subject are warned of, with what it does to messages")
    void localPublishers() {
        var a = account("org-a");
        var b = account("org-b");
        var client = at(b, 0);
        var inbox = Inbox.of(client, "orders.new");
        client.publish("orders.new", "local");
        org.awaitility.Awaitility.await().until(() -> inbox.count() == 1);
        var offer = offer(a, b, "orders.>");
        var preview = test.services().federation().previewAccept(offer.id(), null);
        assertTrue(warned(preview).contains(PreflightFinding.Kind.LOCAL_PUBLISHERS));
        var prefixed = test.services().federation().previewAccept(offer.id(), "from-a.orders.>");
        assertTrue(warned(prefixed).isEmpty());
        // A warning does not block.
        assertEquals(ConnectionState.ACTIVE, accept(offer, null).state());
    }

    @Test
    @DisplayName("S3-9 limits of an account refuse an import that servers would refuse with everything else")
    void limits() {
        var a = account("org-a");
        var none = new Limits(-1, -1, -1, -1, 0, -1, 0, 0, 0, 0);
        var b = test.services()
                .accounts()
                .add(fresh("org-b"), none, OperationOptions.now())
                .value();
        var offer = offer(a, b, "orders.>");
        var problem = assertThrows(ProblemException.class, () -> accept(offer, null));
        assertEquals(ProblemCode.PREFLIGHT_REFUSED, problem.code());
        assertEquals(ConnectionState.PENDING, stateOf(offer));
    }

    @Test
    @DisplayName("S0-11 a token of an account that no server knows is refused before the push, which would stall")
    void exporterUnknown() throws Exception {
        var b = account("org-b");
        String token;
        try (var stranger = TestOperator.seed(KeyKind.ACCOUNT)) {
            token = JwtWriter.encode(
                    ActivationClaims.of(b.key().text(), "orders.>", ShareKind.STREAM),
                    TokenSigner.of(stranger),
                    Instant.now().getEpochSecond());
        }
        var release = test.services().accounts().find(b.name()).release();
        assertProblem(
                ProblemCode.PREFLIGHT_REFUSED,
                () -> test.services().imports().addToken(b.key(), token, null, OperationOptions.now()));
        assertEquals(release, test.services().accounts().find(b.name()).release());
    }

    @Test
    @DisplayName("S1-16 servers of versions with known defects are named")
    void advisories() {
        var old = new ServerRef("N1", "n1", "2.9.10");
        var found = Advisories.of(List.of(old, new ServerRef("N2", "n2", "2.15.2")));
        assertTrue(found.stream().anyMatch(advisory -> advisory.defect() == Defect.EXPIRY_HITS_OTHERS));
        assertTrue(found.stream().allMatch(advisory -> advisory.servers().equals(List.of(old))));
        assertTrue(Advisories.of(List.of(new ServerRef("N2", "n2", "2.14.3"))).isEmpty());
    }

    @Test
    @DisplayName("S3-7 the link only looks; a user that may push is made for each act")
    void monitorAndPusher() {
        var a = account("org-a");
        var jwt = requireNonNull(a.release().jwt());
        var resolver = test.services().link().resolver();
        assertProblem(ProblemCode.NO_SYSTEM_RIGHTS, () -> resolver.push(a.key(), jwt, resolver.expected()));
        assertTrue(test.services()
                .link()
                .pushing(pusher -> pusher.push(a.key(), jwt, resolver.expected()))
                .isComplete());
    }

    @Test
    @DisplayName(
            "S3-A16 eight writers on four accounts: nothing is lost, signing times only grow, nobody waits for ever")
    void eightWriters() throws Exception {
        var accounts = new ArrayList<Account>();
        for (var i = 0; i < 4; i++) {
            accounts.add(account("ring"));
        }
        Map<PublicKey, List<Long>> signed = new ConcurrentHashMap<>();
        Progress watching = step -> {
            if (step instanceof Progress.Pushing pushing) {
                signed.computeIfAbsent(pushing.account().key(), _ -> new CopyOnWriteArrayList<>())
                        .add(pushing.account().release().iat());
            }
        };
        var options = OperationOptions.now().with(watching);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Callable<ConnectionState>>();
            for (var i = 0; i < 8; i++) {
                var from = accounts.get(i % 4);
                var to = accounts.get((i + 1) % 4);
                var subject = "w" + i + ".>";
                writers.add(() -> write(from, to, subject, options));
            }
            for (var done : threads.invokeAll(writers)) {
                assertEquals(ConnectionState.ACTIVE, done.get());
            }
        }
        for (var account : accounts) {
            var iats = requireNonNull(signed.get(account.key()));
            for (var i = 1; i < iats.size(); i++) {
                assertTrue(iats.get(i) > iats.get(i - 1), account.name() + " " + iats);
            }
            var release = test.services().accounts().find(account.name()).release();
            var claims = JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
            assertEquals(4, claims.exports().size());
            assertEquals(2, claims.imports().size());
            assertTrue(test.services().accounts().prove(account.key()).isEffective());
        }
    }

    private ConnectionState write(Account from, Account to, String subject, OperationOptions options) {
        var federation = test.services().federation();
        var draft = new ExportDraft(
                from.key(), "own " + subject.charAt(1), "own" + subject, ShareKind.STREAM, Visibility.PRIVATE);
        assertInstanceOf(
                Outcome.Done.class,
                test.services().exports().add(draft, options).outcome());
        var offer = offer(from, to, subject);
        federation.accept(offer.id(), ActingAccount.of(to.key()), null, options);
        federation.suspend(offer.id(), ActingAccount.of(from.key()), options);
        return federation
                .resume(offer.id(), ActingAccount.of(from.key()), options)
                .value()
                .state();
    }
}
