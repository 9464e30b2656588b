package dev.sluice.ui.connection;

import static java.util.Objects.requireNonNull;

import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.readmodel.AccountDirectory;
import dev.sluice.domain.readmodel.ConnectionParty;
import java.time.Instant;
import java.util.List;

/// A revocation with the name of the account it concerns.
public record RevocationLine(RevocationView view, ConnectionParty target) {

    public static List<RevocationLine> of(AccountDirectory accounts, List<RevocationView> rows) {
        var parties = accounts.parties(
                rows.stream().map(row -> row.revocation().target()).toList());
        return rows.stream()
                .map(row -> new RevocationLine(
                        row, requireNonNull(parties.get(row.revocation().target()))))
                .toList();
    }

    public Instant at() {
        return ClaimTime.nearest(view.revocation().at());
    }

    public String subject() {
        return view.revocation().subject().text();
    }
}
