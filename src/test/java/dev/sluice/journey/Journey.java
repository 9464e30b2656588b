package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.adapter.sandbox.ClusterPlan;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A realm on real servers. Every test makes accounts of its own, so that one cluster serves them all.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {
    static final Duration SILENCE = Duration.ofMillis(150);

    private final Age age;
    final int servers;
    TestEnvironment test;
    private final java.util.concurrent.atomic.AtomicInteger number = new java.util.concurrent.atomic.AtomicInteger();

    private final @Nullable Duration syncInterval;

    Journey(Age age, int servers) {
        this(age, servers, null);
    }

    /// @param syncInterval how often servers compare their stores; null for the usual time
    Journey(Age age, int servers, @Nullable Duration syncInterval) {
        this.age = age;
        this.servers = servers;
        this.syncInterval = syncInterval;
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        test = TestEnvironment.start(folder.resolve("workspace"), age, trust -> {
            var plan = ClusterPlan.of(trust, servers);
            return syncInterval == null ? plan : plan.withSyncInterval(syncInterval);
        });
    }

    @AfterAll
    void stop() {
        test.close();
    }

    Account account(String name) {
        return test.account(name + "-" + number.incrementAndGet());
    }

    /// A private stream export of its own.
    Export export(Account account, String subject) {
        return export(account, subject, ShareKind.STREAM);
    }

    Export export(Account account, String subject, ShareKind kind) {
        var draft = new ExportDraft(account.key(), fresh("export"), subject, kind, Visibility.PRIVATE);
        return test.services().exports().add(draft, OperationOptions.now()).value();
    }

    Connection offer(Account from, Account to, String subject) {
        return offer(from, to, subject, ShareKind.STREAM);
    }

    Connection offer(Account from, Account to, String subject, ShareKind kind) {
        var draft = new OfferDraft(from.key(), to.key(), "share-" + number.incrementAndGet(), subject, kind);
        return test.services().federation().offer(draft);
    }

    Connection accept(Connection offer, @Nullable String local) {
        return test.services()
                .federation()
                .accept(offer.id(), ActingAccount.of(offer.importer()), local, OperationOptions.now())
                .value();
    }

    ConnectionState stateOf(Connection connection) {
        return test.services().federation().get(connection.id()).state();
    }

    /// On the first server and on the last: in a cluster these differ.
    TestClient at(Account account, int place) {
        return test.connect(account, place == 0 ? 0 : servers - 1);
    }

    /// Nothing arrives: what was sent before a marker on another subject would have come before it.
    void assertSilent(Inbox inbox) {
        await().during(SILENCE).atMost(Duration.ofSeconds(3)).until(() -> inbox.count() == 0);
    }

    void assertProblem(ProblemCode code, Runnable act) {
        assertEquals(code, assertThrows(ProblemException.class, act::run).code());
    }

    /// A name nobody used before.
    String fresh(String name) {
        return name + "-" + number.incrementAndGet();
    }

    int next() {
        return number.incrementAndGet();
    }
}
