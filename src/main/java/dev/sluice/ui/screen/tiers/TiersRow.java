package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.ui.mvc.TableRow;

/// One tier.
record TiersRow(Tier tier) implements TableRow {

    @Override
    public String id() {
        return tier.name();
    }

    @Override
    public String searchText() {
        return tier.name();
    }

    String name() {
        return tier.name();
    }
}
