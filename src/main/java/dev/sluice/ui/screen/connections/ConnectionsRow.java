package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Side;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection that is, or may again be, on servers.
///
/// @param seen when servers were last seen to have it as it says; null where it says nothing of them, or nobody
/// looked
record ConnectionsRow(
        Connection connection,
        ConnectionParty exporter,
        ConnectionParty importer,
        @Nullable Instant seen) implements TableRow {

    /// How long ago that was, where there is something to say of it.
    Optional<Instant> seenAt() {
        return Optional.ofNullable(seen);
    }

    @Override
    public String id() {
        return connection.id().value().toString();
    }

    @Override
    public String searchText() {
        return String.join(" ", name(), exporter.name(), importer.name(), subject(), local(), connection.importName());
    }

    String name() {
        return connection.share().name();
    }

    String subject() {
        return connection.share().subject().text();
    }

    /// Under which subject it arrives.
    String local() {
        return connection.effectiveSubject().text();
    }

    boolean isRenamed() {
        return !local().equals(subject());
    }

    ConnectionState state() {
        return connection.state();
    }

    /// Those of the sides that are managed here.
    List<Side> ours(List<Side> sides) {
        return sides.stream().filter(side -> party(side).isOurs()).toList();
    }

    ConnectionParty party(Side side) {
        return side == Side.EXPORTER ? exporter : importer;
    }

    /// Sides of ours that keep it closed for now.
    List<Side> holding() {
        return ours(SuspensionHold.of(connection).sides());
    }

    /// Sides of ours that do not.
    List<Side> notHolding() {
        var hold = SuspensionHold.of(connection);
        return ours(List.of(Side.values())).stream()
                .filter(side -> !hold.isBy(side))
                .toList();
    }

    /// Not yet, or no longer, what was agreed.
    boolean isChanging() {
        return state() == ConnectionState.ACTIVATING || state() == ConnectionState.REVOKING;
    }

    /// When its activation ends; until it is active, what ends is the offer.
    Optional<Instant> end() {
        return state() == ConnectionState.ACTIVATING ? Optional.empty() : Optional.ofNullable(connection.expiresAt());
    }

    /// Whether its activation ends within 30 days, or has ended.
    boolean isExpiring(TimeFormat moments) {
        return end().filter(at -> Countdown.isNear(at, moments)).isPresent();
    }

    boolean wantsAttention() {
        return state() == ConnectionState.DEGRADED || state() == ConnectionState.SUSPENDED;
    }
}
