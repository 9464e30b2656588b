package dev.sluice.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nats.client.Connection.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Clients of tests")
class TestClientTest {
    @Test
    @DisplayName("say nothing when the server under them is stopped")
    void areQuiet() {
        var log = new Log();
        var jnats = Logger.getLogger("io.nats");
        jnats.addHandler(log);
        var operator = new TestOperator();
        var cluster = TestServers.start(Age.NEWEST, operator.trust(), 1);
        try (var client = operator.connectSystem(cluster.urls().getFirst())) {
            cluster.close();
            Awaitility.await().until(() -> client.connection().getStatus() == Status.CLOSED);
        } finally {
            cluster.close();
            jnats.removeHandler(log);
        }
        assertEquals(List.of(), log.lines);
    }

    private static final class Log extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
