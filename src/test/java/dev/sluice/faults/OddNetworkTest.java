package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.faults.Trial.Turn;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One of everything that `-Pfaults` does at each step: servers of both ends of what Sluice supports in one
/// cluster, of which one is cut off from the others.
class OddNetworkTest {
    private static final Duration SILENCE = Duration.ofMillis(150);

    @Test
    @DisplayName("S3-A4, S3-A6 shared, revoked and shared again on old and new servers together, one of them cut off")
    void mixedAndCutOff(@TempDir Path folder) {
        try (var network = new Network(List.of(Age.NEWEST, Age.NEWEST, Age.OLDEST));
                var test = TestEnvironment.start(folder.resolve("workspace"), network::start, _ -> network.urls())) {
            var a = test.account("from");
            var b = test.account("to");
            var publisher = test.connect(a, 0);
            var inboxes = List.of(Inbox.of(test.connect(b, 0), ">"), Inbox.of(test.connect(b, 2), ">"));
            var first = shared(test, a, b);
            inboxes.forEach(inbox -> flows(publisher, inbox));
            test.services().federation().end(first.id(), ActingAccount.unnamed(), OperationOptions.now());
            inboxes.forEach(inbox -> isSilent(publisher, inbox));
            shared(test, a, b);
            inboxes.forEach(inbox -> flows(publisher, inbox));
            try (var trial = new Trial(test)) {
                var cut = Strike.of("n3 cut off", () -> network.isolate(2), network::mend);
                trial.run(Turn.END, cut, 1);
                trial.print("old and new, one cut off");
            }
        }
    }

    private static Connection shared(TestEnvironment test, Account from, Account to) {
        var draft = new OfferDraft(from.key(), to.key(), "items", "items.>", ShareKind.STREAM);
        var offer = test.services().federation().offer(draft);
        return test.services()
                .federation()
                .accept(offer.id(), ActingAccount.unnamed(), null, OperationOptions.now())
                .value();
    }

    private static void flows(TestClient publisher, Inbox inbox) {
        var before = inbox.count();
        Awaitility.await().untilAsserted(() -> {
            publisher.publish("items.new", "!");
            assertTrue(inbox.count() > before);
        });
    }

    private static void isSilent(TestClient publisher, Inbox inbox) {
        var before = inbox.count();
        publisher.publish("items.new", "not now");
        Awaitility.await().during(SILENCE).atMost(Duration.ofSeconds(3)).until(() -> inbox.count() == before);
    }
}
