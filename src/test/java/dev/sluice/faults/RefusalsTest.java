package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.adapter.sandbox.OddClusters;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.faults.OtherTrust.Usage;
import dev.sluice.faults.Trial.Turn;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One server of three does not want what the others take.
@Tag("faults")
class RefusalsTest {
    private static final int EXPORTS = 400;

    private static TestEnvironment start(Path folder, Network network) {
        return TestEnvironment.start(folder.resolve("workspace"), network::start, _ -> network.urls());
    }

    private static Network threeServers() {
        return new Network(List.of(Age.NEWEST, Age.NEWEST, Age.NEWEST));
    }

    @ParameterizedTest
    @EnumSource(Usage.class)
    @DisplayName("S3-A4, S3-A6 one server comes back with an operator that does not know our signer, at each step")
    void signer(Usage usage, @TempDir Path folder) throws JwtException {
        try (var network = threeServers();
                var test = start(folder, network);
                var trial = new Trial(test)) {
            var strike = new OtherTrust(test, network, "n3", usage);
            trial.everyStep(Turn.ACCEPT, strike);
            trial.everyStep(Turn.END, strike);
            trial.print("one server does not know our signer, " + usage);
        }
    }

    @Test
    @DisplayName("S3-8 one server's store is full: told as partly applied, and there when it has room again")
    void storeIsFull(@TempDir Path folder) {
        try (var network = threeServers();
                var test = start(folder, network)) {
            test.account("org-a");
            var jwts = test.cluster().server("n3").folder().resolve("jwt");
            OddClusters.restart(
                    test.cluster(),
                    "n3",
                    "resolver { type: full, dir: \"%s\", allow_delete: true, limit: 2 }".formatted(jwts));
            network.follow(test.cluster());
            awaitAll(test);
            var added = test.services().accounts().add("org-b", Limits.core(), OperationOptions.now());
            var partial = assertInstanceOf(Outcome.Partial.class, added.outcome());
            assertEquals(2, partial.reports().getFirst().stored());
            OddClusters.restart(
                    test.cluster(), "n3", "resolver { type: full, dir: \"%s\", allow_delete: true }".formatted(jwts));
            network.follow(test.cluster());
            awaitAll(test);
            Awaitility.await().ignoreExceptions().untilAsserted(() -> {
                assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
                assertEquals(false, test.services().reconciler().compare().isDrift());
            });
            System.out.println("FAULTS a full store: 1 run");
        }
    }

    @Test
    @DisplayName("S3-9 a text that one server is too small for is refused before anything is signed")
    void tooLarge(@TempDir Path folder) {
        try (var network = threeServers();
                var test = start(folder, network)) {
            var a = test.account("org-a");
            var b = test.account("org-b");
            crowd(test, a);
            OddClusters.restart(test.cluster(), "n3", "max_payload: 36000");
            network.follow(test.cluster());
            awaitAll(test);
            var draft = new OfferDraft(a.key(), b.key(), "orders", "orders.>", ShareKind.STREAM);
            var offer = test.services().federation().offer(draft);
            var before = test.services().accounts().find("org-a").release();
            var problem = assertThrows(
                    ProblemException.class,
                    () -> test.services()
                            .federation()
                            .accept(offer.id(), ActingAccount.unnamed(), null, OperationOptions.now()));
            assertEquals(ProblemCode.PREFLIGHT_REFUSED, problem.code());
            assertEquals(before, test.services().accounts().find("org-a").release());
            assertEquals(
                    ConnectionState.PENDING,
                    test.services().federation().get(offer.id()).state());
            System.out.println("FAULTS a server that takes no large text: 1 run");
        }
    }

    /// Many exports, as somebody has who needs all of what servers take.
    private static void crowd(TestEnvironment test, Account account) {
        test.store().write(tx -> {
            for (var i = 0; i < EXPORTS; i++) {
                tx.exports()
                        .save(new Export(
                                new ExportId(UUID.randomUUID()),
                                account.key(),
                                "feed-" + i,
                                Subject.of("feed" + i + ".>"),
                                ShareKind.STREAM,
                                Visibility.PRIVATE,
                                Export.Origin.STANDALONE,
                                Instant.now(),
                                null));
            }
            return account;
        });
        assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
    }

    private static void awaitAll(TestEnvironment test) {
        Awaitility.await()
                .ignoreExceptions()
                .until(() ->
                        test.services().link().resolver().expected().servers().size() == 3);
    }
}
