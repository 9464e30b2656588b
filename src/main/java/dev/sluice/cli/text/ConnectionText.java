package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.SpanText;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Connections as people read them.
public final class ConnectionText {
    private final EnvironmentSession session;

    public ConnectionText(EnvironmentSession session) {
        this.session = session;
    }

    /// @param acting from whose side; both sides are shown where nobody is named
    public List<String> table(List<Connection> connections, List<ImportView.Kept> kept, ActingAccount acting) {
        var table = new Table(
                CliMessages.of("column.name"),
                CliMessages.of("column.type"),
                CliMessages.of("column.subject"),
                CliMessages.of("column.partner"),
                CliMessages.of("column.status"),
                CliMessages.of("column.seen"),
                CliMessages.of("column.mappedAs"),
                CliMessages.of("column.id"));
        for (var connection : connections) {
            table.row(
                    name(connection, acting),
                    type(connection.share().kind(), connection.exporter(), acting),
                    connection.share().subject().text(),
                    partner(connection.exporter(), connection.importer(), acting),
                    status(connection),
                    seen(connection),
                    mapped(connection),
                    connection.id().shortText());
        }
        for (var row : kept) {
            table.row(
                    row.name(),
                    type(row.kind(), row.exporter(), acting),
                    row.subject().text(),
                    partner(row.exporter(), row.account(), acting),
                    CliMessages.of("import.kept"),
                    Terms.NOTHING,
                    row.subject().equals(row.effectiveSubject())
                            ? Terms.NOTHING
                            : row.effectiveSubject().text(),
                    Terms.NOTHING);
        }
        return table.lines();
    }

    public List<String> describe(Connection connection) {
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of(
                "connection.title", connection.share().name(), connection.id().shortText()));
        lines.add(CliMessages.of(
                "connection.share",
                connection.share().kind().word(),
                connection.share().subject(),
                session.name(connection.exporter()),
                session.name(connection.importer()),
                connection.effectiveSubject()));
        lines.add(CliMessages.of(
                "connection.status",
                status(connection),
                String.valueOf(JsonDocuments.time(connection.status().since()))));
        held(connection).ifPresent(lines::add);
        if (!seen(connection).equals(Terms.NOTHING)) {
            lines.add(CliMessages.of("connection.seen", seen(connection)));
        }
        var note = connection.status().note();
        if (note != null && !note.isBlank()) {
            lines.add(CliMessages.of("connection.note", note));
        }
        lines.add(CliMessages.of("connection.created", String.valueOf(JsonDocuments.time(connection.createdAt()))));
        var expires = JsonDocuments.time(connection.expiresAt());
        if (expires != null) {
            lines.add(CliMessages.of("connection.expires", expires));
        }
        return lines;
    }

    private Optional<String> held(Connection connection) {
        var hold = SuspensionHold.of(connection);
        var names = hold.holders(connection).stream().map(session::name).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var text = hold.isByBoth() ? "connection.held.both" : "connection.held";
        return Optional.of(CliMessages.of(text, names.getFirst(), names.getLast()));
    }

    private static String name(Connection connection, ActingAccount acting) {
        return acting.is(connection.importer())
                ? connection.importName()
                : connection.share().name();
    }

    private static String type(ShareKind kind, PublicKey exporter, ActingAccount acting) {
        return switch (acting) {
            case ActingAccount.Unnamed() -> kind.word();
            case ActingAccount.Named(var key) ->
                CliMessages.of(exporter.equals(key) ? "type.export" : "type.import", kind.word());
        };
    }

    private String partner(PublicKey from, PublicKey to, ActingAccount acting) {
        var exporter = session.name(from);
        var importer = session.name(to);
        return switch (acting) {
            case ActingAccount.Unnamed() -> CliMessages.of("partner.both", exporter, importer);
            case ActingAccount.Named(var key) -> from.equals(key) ? importer : exporter;
        };
    }

    private static String status(Connection connection) {
        var reason = connection.status().reason().word();
        var word = connection.state().word();
        return reason.isEmpty() ? word : word + " (" + reason + ")";
    }

    /// How old what is said of servers is.
    private String seen(Connection connection) {
        return switch (connection.state()) {
            case ACTIVE, DEGRADED ->
                session.sightings()
                        .of(connection)
                        .map(at -> SpanText.ago(Duration.between(at, session.now())))
                        .orElseGet(() -> CliMessages.of("seen.never"));
            case PENDING, ACTIVATING, SUSPENDED, REVOKING, REVOKED, DECLINED, EXPIRED, TERMINATED -> Terms.NOTHING;
        };
    }

    private static String mapped(Connection connection) {
        var local = connection.reception().localSubject();
        return local == null ? Terms.NOTHING : local.text();
    }
}
