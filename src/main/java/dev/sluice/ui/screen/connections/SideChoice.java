package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.Side;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;

/// Who acts; asked only where more than one side can that is ours.
final class SideChoice {

    private static final Messages TEXTS = Messages.of("connections");

    private SideChoice() {}

    /// @param exporter what it means when the exporter does it
    /// @return nothing when there is nothing to choose
    static Node[] nodes(SideModel model, ConnectionsRow row, String exporter, String importer) {
        if (!model.isChosen()) {
            return new Node[0];
        }
        return new Node[] {
            new Choices<>(TEXTS.get("revoke.side"), model.side())
                    .offer(Side.EXPORTER, row.exporter().name(), exporter)
                    .offer(Side.IMPORTER, row.importer().name(), importer)
        };
    }
}
