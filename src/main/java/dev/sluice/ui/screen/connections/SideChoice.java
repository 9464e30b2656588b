package dev.sluice.ui.screen.connections;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.mvc.Texts;
import javafx.scene.Node;

/// Who closes the gate; asked only where both sides are ours.
final class SideChoice {

    private static final Texts TEXTS = Texts.of("connections");

    private final ConnectionsRow row;
    private final Choices<Side> choices;

    private enum Side {
        EXPORTER,
        IMPORTER
    }

    /// @param exporter what it means when the exporter does it
    SideChoice(ConnectionsRow row, String exporter, String importer) {
        this.row = row;
        this.choices = new Choices<>(TEXTS.get("revoke.side"), row.exporter().isOurs() ? Side.EXPORTER : Side.IMPORTER)
                .offer(Side.EXPORTER, row.exporter().name(), exporter)
                .offer(Side.IMPORTER, row.importer().name(), importer);
    }

    /// Nothing when there is nothing to choose.
    Node[] nodes() {
        return row.exporter().isOurs() && row.importer().isOurs() ? new Node[] {choices} : new Node[0];
    }

    PublicKey acting() {
        return choices.chosen().get() == Side.EXPORTER
                ? row.exporter().key()
                : row.importer().key();
    }
}
