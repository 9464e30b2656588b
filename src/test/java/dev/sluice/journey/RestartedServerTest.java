package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The others count a crashed server's former self for minutes (nats-server-facts.md#1.4).
class RestartedServerTest {
    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S3-A4 a server that crashed and is back is not waited for twice")
    void countedOnce(Age age, @TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), age, 3)) {
            var exporter = test.account("org-a");
            var importer = test.account("org-b");
            test.cluster().server("n2").kill();
            test.cluster().restart("n2");
            var draft = new OfferDraft(exporter.key(), importer.key(), "orders", "orders.>", ShareKind.STREAM);
            var offer = test.services().federation().offer(draft);
            var accepted = test.services()
                    .federation()
                    .accept(offer.id(), ActingAccount.of(importer.key()), null, OperationOptions.now());
            var done = assertInstanceOf(Outcome.Done.class, accepted.outcome());
            done.reports().forEach(report -> assertEquals(3, report.stored(), report.summary()));
            assertEquals(ConnectionState.ACTIVE, accepted.value().state());
        }
    }
}
