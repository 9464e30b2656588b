package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.mvc.Moments;
import dev.sluice.ui.mvc.Row;
import dev.sluice.ui.session.Party;

/// One connection that is, or may again be, on servers.
record ConnectionsRow(Connection connection, Party exporter, Party importer) implements Row {

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

    /// Not yet, or no longer, what was agreed.
    boolean isChanging() {
        return state() == ConnectionState.ACTIVATING || state() == ConnectionState.REVOKING;
    }

    /// Whether its activation ends within 30 days, or has ended.
    boolean isExpiring(Moments moments) {
        var end = connection.expiresAt();
        return end != null && Countdown.isNear(end, moments);
    }

    boolean wantsAttention() {
        return state() == ConnectionState.DEGRADED || state() == ConnectionState.SUSPENDED;
    }
}
