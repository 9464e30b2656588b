package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.model.Side;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.scene.Node;

/// Who acts; asked only where more than one side can that is ours.
final class SideChoice {

    private static final Messages TEXTS = Messages.of("connections");

    private final ConnectionsRow row;
    private final List<Side> able;
    private final Choices<Side> choices;

    /// @param exporter what it means when the exporter does it
    SideChoice(ConnectionsRow row, String exporter, String importer) {
        this(row, row.ours(List.of(Side.values())), exporter, importer);
    }

    /// @param able sides that can; at least one
    SideChoice(ConnectionsRow row, List<Side> able, String exporter, String importer) {
        this.row = row;
        this.able = able;
        this.choices = new Choices<>(TEXTS.get("revoke.side"), able.isEmpty() ? Side.IMPORTER : able.getFirst())
                .offer(Side.EXPORTER, row.exporter().name(), exporter)
                .offer(Side.IMPORTER, row.importer().name(), importer);
    }

    /// Nothing when there is nothing to choose.
    Node[] nodes() {
        return able.size() > 1 ? new Node[] {choices} : new Node[0];
    }

    ActingAccount acting() {
        return ActingAccount.of(row.connection().party(choices.chosen().get()));
    }
}
