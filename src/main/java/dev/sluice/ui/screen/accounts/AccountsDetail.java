package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.account.AccountPlan;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.connection.RevocationLine;
import java.util.List;

/// Everything shown of one account.
///
/// @param plan the account itself, as it is and as it will be
/// @param signedElsewhere whether somebody else's operator has to sign it
record AccountsDetail(
        AccountsRow row,
        List<Shared> exports,
        List<Shared> imports,
        List<Linked> connections,
        List<UserEntry> users,
        List<RevocationLine> revocations,
        AccountPlan plan,
        boolean signedElsewhere) {

    /// An export or an import.
    ///
    /// @param partner name of the other account, empty for exports
    record Shared(String id, String name, String subject, ShareKind kind, String partner) {}

    /// A live connection.
    ///
    /// @param direction out when the account is the exporter
    record Linked(String id, String name, String partner, Direction direction, ConnectionState state) {}

    enum Direction {
        OUT,
        IN
    }

    AccountsDetail {
        exports = List.copyOf(exports);
        imports = List.copyOf(imports);
        connections = List.copyOf(connections);
        users = List.copyOf(users);
        revocations = List.copyOf(revocations);
    }
}
