package dev.sluice.domain.model;

import static dev.sluice.domain.model.ConnectionState.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ConnectionStateTest {
    /// The table of domain.md#transitions; a pending one whose token is out passes through revoking
    /// (domain.md#tokens-that-left).
    private static final Map<ConnectionState, Set<ConnectionState>> ALLOWED = Map.of(
            PENDING, Set.of(ACTIVATING, DECLINED, EXPIRED, REVOKED, TERMINATED, REVOKING),
            ACTIVATING, Set.of(ACTIVE, PENDING),
            ACTIVE, Set.of(DEGRADED, SUSPENDED, REVOKING, TERMINATED),
            DEGRADED, Set.of(ACTIVE, SUSPENDED, REVOKING, TERMINATED),
            SUSPENDED, Set.of(ACTIVATING, REVOKING, TERMINATED),
            REVOKING, Set.of(REVOKED));

    @Test
    @DisplayName("S3-3 every transition that domain.md#transitions does not name is refused")
    void transitions() {
        for (var from : ConnectionState.values()) {
            for (var to : ConnectionState.values()) {
                var allowed = ALLOWED.getOrDefault(from, Set.of()).contains(to);
                assertEquals(allowed, from.canBecome(to), from + " to " + to);
            }
        }
    }

    @Test
    void endedStatesNeverChange() {
        for (var state : Set.of(REVOKED, DECLINED, EXPIRED, TERMINATED)) {
            assertTrue(state.isEnded());
        }
    }
}
