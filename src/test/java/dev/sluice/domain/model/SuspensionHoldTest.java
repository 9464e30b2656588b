package dev.sluice.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SuspensionHoldTest {
    private static final PublicKey A = key("AB57645YTADKIDDYXQ6CZOGPIBBL3BI3WMJIFCAAOBL2JA4HB5BKQVQ2");
    private static final PublicKey B = key("ADJM5VYRSWQ47O43UMML3XTIWQYYYVCHKLRRH2PZQMG3CY7EDNKXH62Y");

    private static PublicKey key(String text) {
        return PublicKey.parse(text).orElseThrow();
    }

    private static Connection connection(ConnectionState state, Reason reason) {
        return new Connection(
                new ConnectionId(new UUID(0, 1)),
                new EnvironmentId(new UUID(0, 2)),
                new Share("orders", ShareKind.STREAM, Subject.of("orders.>"), A, B, null),
                Reception.SAME,
                Grant.NONE,
                new Status(state, reason, Instant.EPOCH, null),
                Instant.EPOCH,
                null);
    }

    private static SuspensionHold hold(Reason reason) {
        return SuspensionHold.of(connection(ConnectionState.SUSPENDED, reason));
    }

    @Test
    @DisplayName("each side holds and lifts for itself, and every combination is kept as a reason")
    void combinations() {
        for (var reason : Reason.values()) {
            var hold = hold(reason);
            var isSuspension = reason.name().startsWith("SUSPEND");
            assertEquals(isSuspension, hold.isHeld(), reason.name());
            if (isSuspension) {
                assertEquals(reason, hold.reason());
                assertEquals(reason.name().startsWith("SUSPENDING"), hold.isUnderWay());
            }
        }
        var both = hold(Reason.SUSPENDED_BY_EXPORTER).with(Side.IMPORTER);
        assertEquals(Reason.SUSPENDED_BY_BOTH, both.reason());
        assertEquals(Reason.SUSPENDED_BY_EXPORTER, both.without(Side.IMPORTER).reason());
        assertEquals(Reason.SUSPENDED_BY_IMPORTER, both.without(Side.EXPORTER).reason());
        assertFalse(both.without(Side.IMPORTER).without(Side.EXPORTER).isHeld());
        assertEquals(Reason.SUSPENDING_BY_BOTH, both.underWay().reason());
        assertEquals(List.of(A, B), both.holders(connection(ConnectionState.SUSPENDED, Reason.SUSPENDED_BY_BOTH)));
    }

    @Test
    @DisplayName("nothing opens a connection that a side holds closed; without a holder it may open")
    void opens() {
        Arrays.stream(Reason.values()).forEach(reason -> {
            var suspended = connection(ConnectionState.SUSPENDED, reason);
            if (SuspensionHold.of(suspended).isHeld()) {
                var refused = assertThrows(
                        ProblemException.class,
                        () -> suspended.become(ConnectionState.ACTIVATING, Reason.NONE, Instant.EPOCH));
                assertEquals(ProblemCode.STILL_SUSPENDED, refused.code());
            } else {
                assertTrue(suspended
                        .become(ConnectionState.ACTIVATING, Reason.NONE, Instant.EPOCH)
                        .isOnServers());
            }
        });
        // What is said of another state holds nothing.
        assertFalse(SuspensionHold.of(connection(ConnectionState.REVOKING, Reason.SUSPENDED_BY_BOTH))
                .isHeld());
    }
}
