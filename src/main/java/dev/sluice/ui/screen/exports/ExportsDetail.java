package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.readmodel.AccountLabels;
import dev.sluice.ui.connection.RevocationLine;
import java.util.List;

/// One export and who uses it.
record ExportsDetail(
        ExportsRow row,
        List<User> users,
        List<String> publicImporters,
        List<KeptUser> kept,
        List<RevocationLine> revocations) {

    /// A live connection that rests on the export.
    record User(String id, String account, ConnectionState state) {}

    /// An import that came from elsewhere and has no connection.
    record KeptUser(String name, String account, String local) {}

    static ExportsDetail of(ExportsRow row, AccountLabels names, List<RevocationLine> revocations) {
        var usage = row.usage();
        return new ExportsDetail(
                row,
                usage.connections().stream()
                        .map(c -> new User(c.id().value().toString(), names.of(c.importer()), c.state()))
                        .toList(),
                usage.importers().stream().map(i -> names.of(i.account())).toList(),
                usage.kept().stream()
                        .map(i -> new KeptUser(
                                i.name(),
                                names.of(i.account()),
                                i.effectiveSubject().text()))
                        .toList(),
                revocations);
    }

    ExportsDetail {
        kept = List.copyOf(kept);
        users = List.copyOf(users);
        publicImporters = List.copyOf(publicImporters);
        revocations = List.copyOf(revocations);
    }
}
