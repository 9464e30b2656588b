package dev.sluice.domain.federation.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What each way of ending makes of a connection at once, in each state, with its token kept or gone out.
@Tag("unit")
class EndingTest {
    /// By the exporter or importer, declined, its time is over, its importer or its exporter deleted.
    private static final List<Reason> WAYS = List.of(
            Reason.REVOKED_BY_EXPORTER,
            Reason.REVOKED_BY_IMPORTER,
            Reason.WITHDRAWN,
            Reason.DECLINED,
            Reason.EXPIRED,
            Reason.IMPORTER_DELETED,
            Reason.EXPORTER_DELETED);

    private static final String TABLE = """
            state      token | exporter importer withdrawn declined expired  no-importer no-exporter
            pending    kept  | revoked  revoked  revoked   declined expired  revoked     terminated
            pending    left  | revoking revoking revoking  revoking revoking revoking    terminated
            activating kept  | refused  refused  refused   refused  refused  refused     refused
            activating left  | refused  refused  refused   refused  refused  refused     refused
            active     kept  | revoking revoking revoking  revoking revoking revoking    terminated
            active     left  | revoking revoking revoking  revoking revoking revoking    terminated
            degraded   kept  | revoking revoking revoking  revoking revoking revoking    terminated
            degraded   left  | revoking revoking revoking  revoking revoking revoking    terminated
            suspended  kept  | revoking revoking revoking  revoking revoking revoking    terminated
            suspended  left  | revoking revoking revoking  revoking revoking revoking    terminated
            revoking   kept  | revoking revoking revoking  revoking revoking revoking    revoking
            revoking   left  | revoking revoking revoking  revoking revoking revoking    revoking
            revoked    kept  | revoked  revoked  revoked   revoked  revoked  revoked     revoked
            revoked    left  | revoked  revoked  revoked   revoked  revoked  revoked     revoked
            declined   kept  | declined declined declined  declined declined declined    declined
            declined   left  | declined declined declined  declined declined declined    declined
            expired    kept  | expired  expired  expired   expired  expired  expired     expired
            expired    left  | expired  expired  expired   expired  expired  expired     expired
            terminated kept  | terminated terminated terminated terminated terminated terminated terminated
            terminated left  | terminated terminated terminated terminated terminated terminated terminated
            """;

    private static Connection connection(ConnectionState state, Custody custody) {
        var share = new Share(
                "share",
                ShareKind.STREAM,
                Subject.of("orders.>"),
                TestOperator.seed(KeyKind.ACCOUNT).publicKey(),
                TestOperator.seed(KeyKind.ACCOUNT).publicKey(),
                null);
        return new Connection(
                new ConnectionId(new UUID(0, 1)),
                new EnvironmentId(new UUID(0, 2)),
                share,
                Reception.SAME,
                new Grant("token", 1, custody),
                new Status(state, Reason.NONE, Instant.EPOCH, null),
                Instant.EPOCH,
                null);
    }

    private static String ended(Connection connection, Reason way) {
        var next = ConnectionCloser.next(connection, way);
        return next == connection.state() || connection.state().canBecome(next) ? next.word() : "refused";
    }

    @Test
    @DisplayName("S3-A9 whatever servers honour is revoking first, in every state, by every way of ending")
    void everyWay() {
        var expected = new ArrayList<String>();
        TABLE.lines().skip(1).map(line -> line.strip().replaceAll("\\s+", " ")).forEach(expected::add);
        var found = new ArrayList<String>();
        for (var state : ConnectionState.values()) {
            for (var custody : Custody.values()) {
                var line = new StringBuilder(state.word() + " " + custody.name().toLowerCase(Locale.ROOT) + " |");
                WAYS.forEach(way -> line.append(' ').append(ended(connection(state, custody), way)));
                found.add(line.toString());
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }
}
