package dev.sluice.cli;

import dev.sluice.domain.federation.act.ImportView;
import dev.sluice.domain.federation.act.RemovalPlan;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Which partners are cut when an account or an export goes: said before it is done with `--dry-run`,
/// and with what was done.
record CutText(Session session, List<Connection> connections, List<ImportView.Kept> kept, List<Known> known) {

    /// An import of a public export, which nobody consented to and which ends all the same.
    ///
    /// @param what name or subject
    record Known(String what, PublicKey exporter, PublicKey importer) {}

    static CutText of(Session session, RemovalPlan plan) {
        var ending = Stream.concat(plan.exported().stream(), plan.imported().stream());
        var known = plan.publicImports().stream()
                .map(row -> new Known(row.subject().text(), row.exporter(), row.account()));
        return new CutText(session, ending.toList(), plan.kept(), known.toList());
    }

    static CutText of(Session session, Export export) {
        var exports = session.realm().exports();
        var known = exports.knownImporters(export.id()).stream()
                .map(importer -> new Known(export.subject().text(), export.account(), importer));
        return new CutText(session, exports.users(export.id()), exports.keptUsers(export.id()), known.toList());
    }

    /// A line for each.
    List<String> lines() {
        var lines = new ArrayList<String>();
        connections.forEach(connection -> lines.add(Texts.of(
                "cut.connection",
                connection.share().name(),
                connection.share().subject(),
                session.name(connection.exporter()),
                session.name(connection.importer()),
                connection.state().word())));
        kept.forEach(row -> lines.add(Texts.of(
                "cut.kept", row.name(), row.subject(), session.name(row.exporter()), session.name(row.account()))));
        known.forEach(row -> lines.add(
                Texts.of("cut.public", row.what(), session.name(row.exporter()), session.name(row.importer()))));
        return lines;
    }

    /// The lines of a rehearsal.
    List<String> rehearsed(String name) {
        var lines = lines();
        return lines.isEmpty()
                ? List.of(Texts.of("cut.none", name))
                : Stream.concat(Stream.of(Texts.of("cut.would", name)), lines.stream())
                        .toList();
    }

    /// The same as a document.
    ObjectNode document(ObjectNode into) {
        var ends = into.putArray("ends");
        connections.forEach(connection -> ends.add(Documents.of(session).connection(connection)));
        kept.forEach(row -> ends.add(Documents.of(session).imported(row)));
        known.forEach(row -> {
            var node = Documents.plain().put("subject", row.what());
            node.set("exporter", Documents.of(session).party(row.exporter()));
            node.set("importer", Documents.of(session).party(row.importer()));
            ends.add(node);
        });
        return into;
    }
}
