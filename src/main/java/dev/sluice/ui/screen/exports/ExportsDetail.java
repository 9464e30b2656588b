package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.connection.RevocationLine;
import java.util.List;

/// One export and who uses it.
record ExportsDetail(ExportsRow row, List<User> users, List<String> publicImporters, List<RevocationLine> revocations) {

    /// A live connection that rests on the export.
    record User(String id, String account, ConnectionState state) {}

    ExportsDetail {
        users = List.copyOf(users);
        publicImporters = List.copyOf(publicImporters);
        revocations = List.copyOf(revocations);
    }
}
