package dev.sluice.faults;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// The clock of the machine steps forward and back between the steps of sharing. No token outlives its revocation,
/// signing times only grow, and sharing again works.
final class ClockSteps {
    private final TestEnvironment test;
    private final Account from;
    private final Account to;
    private final TestClient source;
    private final Inbox inbox;
    private final List<String> dead = new ArrayList<>();
    private final Map<PublicKey, Long> signed = new HashMap<>();
    private int runs;

    ClockSteps(TestEnvironment test) {
        this.test = test;
        from = test.account("from");
        to = test.account("to");
        share("mark");
        source = test.connect(from, 0);
        inbox = Inbox.of(test.connect(to, 0), ">");
    }

    int runs() {
        return runs;
    }

    /// One life: offered, accepted, revoked, offered and accepted again, revoked, each at a step of the clock of
    /// its own.
    void run(List<Duration> steps) {
        runs++;
        var clock = steps.iterator();
        try {
            step(clock.next());
            var offer = offer("orders");
            step(clock.next());
            var first = accept(offer);
            flows();
            step(clock.next());
            end(first);
            step(clock.next());
            var again = accept(offer("orders"));
            assertTrue(again.grant().iat() > first.grant().iat());
            flows();
            end(again);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(steps + ": " + e.getMessage(), e);
        } finally {
            test.clock().reset();
        }
    }

    private void step(Duration by) {
        test.clock().reset();
        test.clock().advance(by);
    }

    private void share(String name) {
        accept(offer(name));
    }

    private Connection offer(String name) {
        var draft = new OfferDraft(from.key(), to.key(), name, name + ".>", ShareKind.STREAM);
        return test.services().federation().offer(draft);
    }

    private Connection accept(Connection offer) {
        var active = test.services()
                .federation()
                .accept(offer.id(), ActingAccount.unnamed(), null, OperationOptions.now())
                .value();
        grown();
        return active;
    }

    private void end(Connection connection) {
        var ended = test.services()
                .federation()
                .end(connection.id(), ActingAccount.unnamed(), OperationOptions.now())
                .value();
        assertEquals(ConnectionState.REVOKED, ended.state());
        grown();
        dead.add(requireNonNull(connection.grant().token()));
    }

    /// The signing times of both.
    private void grown() {
        for (var account : List.of(from, to)) {
            var iat = test.services().accounts().find(account.name()).release().iat();
            var before = signed.put(account.key(), iat);
            assertTrue(before == null || before < iat, () -> before + " is not before " + iat);
        }
    }

    private void flows() {
        var before = arrived("orders.");
        Awaitility.await().untilAsserted(() -> {
            source.publish("orders.new", "!");
            assertTrue(arrived("orders.") > before);
        });
    }

    private long arrived(String prefix) {
        return inbox.subjects().stream()
                .filter(subject -> subject.startsWith(prefix))
                .count();
    }

    /// Every token that was ever revoked, used by hand past Sluice, while the export is there: the offer for
    /// somebody else keeps its revocations.
    void checkTokensAreDead() throws JwtException {
        var third = test.account("third");
        var draft = new OfferDraft(from.key(), third.key(), "others", "orders.>", ShareKind.STREAM);
        var kept = test.services().federation().offer(draft);
        test.services().federation().accept(kept.id(), ActingAccount.unnamed(), null, OperationOptions.now());
        var number = 0;
        for (var token : dead) {
            forge(token, ++number);
            var before = arrived("orders.");
            var mark = "mark." + number;
            source.publish("orders.secret", "not for you any more");
            source.publish(mark, "!");
            Awaitility.await().until(() -> inbox.subjects().contains(mark));
            assertEquals(before, arrived("orders."), "a revoked token works");
        }
    }

    /// Adds the import to what the account has, as another tool with the operator's key could.
    private void forge(String token, int later) throws JwtException {
        var release = test.services().accounts().find(to.name()).release();
        AccountClaims claims =
                JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
        var imports = new ArrayList<>(claims.imports());
        imports.add(ImportClaim.builder("orders.>", ShareKind.STREAM, from.key().text())
                .name("forged")
                .token(token)
                .build());
        var jwt = JwtWriter.encode(
                claims.copy().imports(imports).build(),
                test.signer(test.services().environment().signingKey()),
                release.iat() + later);
        var report = test.services().link().pushing(resolver -> resolver.push(to.key(), jwt, resolver.expected()));
        assertTrue(report.isComplete(), report.summary());
    }
}
