package dev.sluice.ui.screen.environments;

import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.ui.mvc.TableRow;
import java.util.List;

/// One environment.
///
/// @param current whether it is the one that this window shows
/// @param claims what its operator says of itself
/// @param way how Sluice gets at its system account
/// @param accounts how many it has
/// @param servers that answered at some time
record EnvironmentsRow(
        Environment environment,
        boolean current,
        OperatorClaims claims,
        EnvironmentAccess access,
        Way way,
        int accounts,
        List<KnownServer> servers)
        implements TableRow {

    /// How Sluice gets at its system account.
    enum Way {
        /// With users that it makes for an hour.
        KEY,
        /// With creds that somebody gave us.
        CREDS,
        /// Not at all.
        NONE
    }

    @Override
    public String id() {
        return environment.id().value().toString();
    }

    @Override
    public String searchText() {
        return environment.name() + " " + environment.operator().text() + " " + String.join(" ", environment.servers());
    }
}
