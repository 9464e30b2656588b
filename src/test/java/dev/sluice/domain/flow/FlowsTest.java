package dev.sluice.domain.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.flow.FlowSample.Source;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read of flows from the counters of servers: no more than they show.
@Tag("unit")
@DisplayName("A flow")
class FlowsTest {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final UnitEnvironment unit = UnitEnvironment.start(2);
    private final Account giver = unit.account("org-a");
    private final Account taker = unit.account("org-b");
    private final Connection connection = unit.share(giver, taker, "orders.>");

    @AfterEach
    void close() {
        unit.close();
    }

    private FlowSample sample() {
        unit.clock().advance(PERIOD);
        return unit.services().flows().sample().getFirst();
    }

    private void deliver(long messages) {
        unit.servers().server(1).deliver(taker.key(), messages);
    }

    @Test
    @DisplayName("has no rate before the second reading, then that of the messages in between, whoever restarted")
    void rates() {
        unit.servers().server(1).subscribe(taker.key(), "orders.>");
        unit.servers().server(1).subscribe(taker.key(), "elsewhere.>");
        assertTrue(Double.isNaN(sample().messagesPerSecond()), "a gap, not a zero");
        deliver(10);
        assertEquals(5.0, sample().messagesPerSecond());
        assertEquals(0.0, sample().messagesPerSecond());
        deliver(-4);
        assertEquals(3.0, sample().messagesPerSecond(), "a counter that began anew: all 6 are new");
        assertEquals(1, sample().subscribers(), "what is outside of the share is none of it");
        assertEquals(5, unit.services().flows().history(connection.id()).size());
        unit.clock().advance(Duration.ofMinutes(6));
        sample();
        assertEquals(1, unit.services().flows().history(connection.id()).size(), "five minutes are kept");
    }

    @Test
    @DisplayName("says how many servers it was seen on, and of what is not on servers nothing")
    void servers() {
        unit.script().heal();
        unit.services().flows().sample();
        var questions = unit.script().asked().size();
        unit.script().play(Fault.at(questions, "n2", Disturbance.UNHEARD));
        var partly = sample();
        assertEquals(List.of(1, 2), List.of(partly.serversAnswered(), partly.serversExpected()));
        unit.script().heal();
        unit.services().federation().end(connection.id(), ActingAccount.of(giver.key()), OperationOptions.now());
        assertEquals(List.of(), unit.services().flows().sample());
        assertEquals(List.of(), unit.services().flows().history(connection.id()));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1, 1, 2, 0, FLOWING",
        "1.5, 1, 2, 2, 6, STALE",
        "0, 1, 1, 2, 0, PARTLY_SEEN",
        "0, 0, 2, 2, 0, NO_SUBSCRIBER",
        "NaN, 1, 2, 2, 5, MEASURING",
        "0, 1, 2, 2, 5, IDLE"
    })
    @DisplayName("is judged by its last sample, and by nothing when that is old")
    void health(double rate, int subscribers, int answered, int expected, int age, FlowHealth health) {
        var sample = new FlowSample(
                new ConnectionId(new UUID(1, 1)),
                rate,
                subscribers,
                Source.SUBSCRIPTION_COUNTERS,
                answered,
                expected,
                Instant.EPOCH);
        assertEquals(health, FlowHealth.of(sample, Duration.ofSeconds(age)));
    }
}
