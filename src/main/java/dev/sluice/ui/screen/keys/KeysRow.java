package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.ui.mvc.TableRow;

/// One key, by its public part.
record KeysRow(KnownKey known) implements TableRow {

    @Override
    public String id() {
        return known.key().text();
    }

    @Override
    public String searchText() {
        return String.join(
                " ",
                KeysText.kind(known),
                KeysText.usedBy(known),
                known.key().text(),
                String.join(" ", known.activations()),
                String.join(" ", known.users()));
    }
}
