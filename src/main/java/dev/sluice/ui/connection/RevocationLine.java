package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.port.StoreView;
import dev.sluice.ui.session.AccountNames;
import dev.sluice.ui.session.ConnectionParty;
import java.time.Instant;
import java.util.List;

/// A revocation with the name of the account it concerns.
public record RevocationLine(RevocationView view, ConnectionParty target) {

    public static List<RevocationLine> of(StoreView store, List<RevocationView> rows) {
        var names = new AccountNames(store);
        return rows.stream()
                .map(row -> new RevocationLine(
                        row, ConnectionParty.of(names, row.revocation().target())))
                .toList();
    }

    public Instant at() {
        return ClaimTime.nearest(view.revocation().at());
    }

    public String subject() {
        return view.revocation().subject().text();
    }
}
