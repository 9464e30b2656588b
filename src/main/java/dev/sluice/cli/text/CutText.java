package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.RemovalPlan;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Which partners are cut when an account or an export goes: said before it is done with `--dry-run`, and with
/// what was done.
public record CutText(
        EnvironmentSession session, List<Connection> connections, List<ImportView.Kept> kept, List<Known> known) {

    /// An import of a public export, which nobody consented to and which ends all the same.
    ///
    /// @param what name or subject
    public record Known(String what, PublicKey exporter, PublicKey importer) {}

    public static CutText of(EnvironmentSession session, RemovalPlan plan) {
        var ending = Stream.concat(plan.exported().stream(), plan.imported().stream());
        var known = plan.publicImports().stream()
                .map(row -> new Known(row.subject().text(), row.exporter(), row.account()));
        return new CutText(session, ending.toList(), plan.kept(), known.toList());
    }

    public static CutText of(EnvironmentSession session, Export export) {
        var exports = session.services().exports();
        var known = exports.knownImporters(export.id()).stream()
                .map(importer -> new Known(export.subject().text(), export.account(), importer));
        return new CutText(session, exports.users(export.id()), exports.keptUsers(export.id()), known.toList());
    }

    /// A line for each.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        connections.forEach(connection ->
                lines.add(line(connection, session.name(connection.exporter()), session.name(connection.importer()))));
        kept.forEach(row -> lines.add(CliMessages.of(
                "cut.kept", row.name(), row.subject(), session.name(row.exporter()), session.name(row.account()))));
        known.forEach(row -> lines.add(
                CliMessages.of("cut.public", row.what(), session.name(row.exporter()), session.name(row.importer()))));
        return lines;
    }

    /// @param exporter name of that side, and so the other
    public static String line(Connection connection, String exporter, String importer) {
        return CliMessages.of(
                "cut.connection",
                connection.share().name(),
                connection.share().subject(),
                exporter,
                importer,
                connection.state().word());
    }

    /// The lines of a rehearsal.
    public List<String> rehearsed(String name) {
        var lines = lines();
        return lines.isEmpty()
                ? List.of(CliMessages.of("cut.none", name))
                : Stream.concat(Stream.of(CliMessages.of("cut.would", name)), lines.stream())
                        .toList();
    }

    /// The same as a document.
    public ObjectNode document(ObjectNode into) {
        var ends = into.putArray("ends");
        connections.forEach(connection -> ends.add(JsonDocuments.of(session).connection(connection)));
        kept.forEach(row -> ends.add(JsonDocuments.of(session).imported(row)));
        known.forEach(row -> {
            var node = JsonDocuments.plain().put("subject", row.what());
            node.set("exporter", JsonDocuments.of(session).party(row.exporter()));
            node.set("importer", JsonDocuments.of(session).party(row.importer()));
            ends.add(node);
        });
        return into;
    }
}
