package dev.sluice.domain.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What ends, and when.
@Tag("unit")
final class ExpirationsTest {
    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Account source = staged("source");
    private final Account target = staged("target");

    private Account staged(String name) {
        return unit.services()
                .accounts()
                .add(name, Limits.core(), OperationOptions.stage())
                .value();
    }

    @AfterEach
    void close() {
        unit.close();
    }

    private Instant after(Duration span) {
        return unit.clock().instant().plus(span);
    }

    private void active(Connection offer, Instant end) {
        unit.disk().write(tx -> {
            var active = offer.become(
                            ConnectionState.ACTIVATING,
                            Reason.NONE,
                            unit.clock().instant())
                    .become(ConnectionState.ACTIVE, Reason.NONE, unit.clock().instant())
                    .expiring(end);
            tx.connections().save(active);
            return active;
        });
    }

    private List<String> found(Duration within) {
        return unit.services().reads().expirations().list(after(within)).stream()
                .map(one -> one.kind() + " " + one.name() + " of " + one.of())
                .toList();
    }

    @Test
    void activationsEndAndOffersThatWaitDoNotCount() {
        active(unit.offer(source, target, "orders.>"), after(Duration.ofDays(20)));
        active(unit.offer(source, target, "bills.>"), after(Duration.ofDays(5)));
        unit.offer(source, target, "waits.>");
        assertEquals(List.of(), found(Duration.ofDays(4)));
        assertEquals(List.of("ACTIVATION bills of source"), found(Duration.ofDays(6)));
        assertEquals(List.of("ACTIVATION bills of source", "ACTIVATION orders of source"), found(Duration.ofDays(30)));
        var last = unit.services().reads().expirations().list(null).getLast();
        assertEquals(target.key(), last.key());
        assertEquals(after(Duration.ofDays(20)), last.end());
    }
}
