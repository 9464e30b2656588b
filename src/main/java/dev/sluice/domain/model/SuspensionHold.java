package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;

/// Who keeps a suspended connection closed. Each side holds and lifts for itself, and it opens when nobody holds
/// it (domain.md#suspension). Kept in the connection's reason.
///
/// @param everywhere whether every server has the suspension, as far as was confirmed
public record SuspensionHold(boolean byExporter, boolean byImporter, boolean everywhere) {
    private static final SuspensionHold NONE = new SuspensionHold(false, false, true);

    public static SuspensionHold of(Connection connection) {
        return connection.state() == ConnectionState.SUSPENDED
                ? of(connection.status().reason())
                : NONE;
    }

    private static SuspensionHold of(Reason reason) {
        return switch (reason) {
            case SUSPENDING_BY_EXPORTER -> new SuspensionHold(true, false, false);
            case SUSPENDING_BY_IMPORTER -> new SuspensionHold(false, true, false);
            case SUSPENDING_BY_BOTH -> new SuspensionHold(true, true, false);
            case SUSPENDED_BY_EXPORTER -> new SuspensionHold(true, false, true);
            case SUSPENDED_BY_IMPORTER -> new SuspensionHold(false, true, true);
            case SUSPENDED_BY_BOTH -> new SuspensionHold(true, true, true);
            case NONE,
                    TOKEN_ISSUED,
                    ROLLING_BACK,
                    ROLLED_BACK,
                    REVOKED_BY_EXPORTER,
                    REVOKED_BY_IMPORTER,
                    WITHDRAWN,
                    IMPORTER_DELETED,
                    EXPORTER_DELETED,
                    DECLINED,
                    EXPIRED,
                    PROOF_FAILED,
                    NOT_PROVEN,
                    PROOF_OVERDUE -> NONE;
        };
    }

    public boolean isHeld() {
        return byExporter || byImporter;
    }

    /// Held, and some server may not have it yet.
    public boolean isUnderWay() {
        return isHeld() && !everywhere;
    }

    public boolean isBy(Side side) {
        return side == Side.EXPORTER ? byExporter : byImporter;
    }

    public boolean isByBoth() {
        return byExporter && byImporter;
    }

    /// The sides that hold it, exporter first.
    public List<Side> sides() {
        var sides = new ArrayList<Side>();
        for (var side : Side.values()) {
            if (isBy(side)) {
                sides.add(side);
            }
        }
        return List.copyOf(sides);
    }

    /// The accounts that hold it, exporter first.
    public List<PublicKey> holders(Connection connection) {
        return sides().stream().map(connection::party).toList();
    }

    public SuspensionHold with(Side side) {
        return new SuspensionHold(byExporter || side == Side.EXPORTER, byImporter || side == Side.IMPORTER, everywhere);
    }

    public SuspensionHold without(Side side) {
        return new SuspensionHold(byExporter && side != Side.EXPORTER, byImporter && side != Side.IMPORTER, everywhere);
    }

    /// Not on every server yet.
    public SuspensionHold underWay() {
        return new SuspensionHold(byExporter, byImporter, false);
    }

    public SuspensionHold confirmed() {
        return new SuspensionHold(byExporter, byImporter, true);
    }

    /// As the connection keeps it.
    public Reason reason() {
        if (!isHeld()) {
            return Reason.NONE;
        }
        if (isByBoth()) {
            return everywhere ? Reason.SUSPENDED_BY_BOTH : Reason.SUSPENDING_BY_BOTH;
        }
        if (byExporter) {
            return everywhere ? Reason.SUSPENDED_BY_EXPORTER : Reason.SUSPENDING_BY_EXPORTER;
        }
        return everywhere ? Reason.SUSPENDED_BY_IMPORTER : Reason.SUSPENDING_BY_IMPORTER;
    }
}
