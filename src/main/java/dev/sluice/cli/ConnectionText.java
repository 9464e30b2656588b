package dev.sluice.cli;

import dev.sluice.domain.federation.act.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Hold;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connections as people read them.
final class ConnectionText {
    private final Session session;

    ConnectionText(Session session) {
        this.session = session;
    }

    /// @param acting from whose side; both sides are named without
    List<String> table(List<Connection> connections, List<ImportView.Kept> kept, @Nullable PublicKey acting) {
        var table = new Table(
                Texts.of("column.name"),
                Texts.of("column.type"),
                Texts.of("column.subject"),
                Texts.of("column.partner"),
                Texts.of("column.status"),
                Texts.of("column.seen"),
                Texts.of("column.mappedAs"),
                Texts.of("column.id"));
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
                    Texts.of("import.kept"),
                    row.subject().equals(row.effectiveSubject())
                            ? Words.NOTHING
                            : row.effectiveSubject().text(),
                    Words.NOTHING);
        }
        return table.lines();
    }

    List<String> describe(Connection connection) {
        var lines = new ArrayList<String>();
        lines.add(Texts.of(
                "connection.title", connection.share().name(), connection.id().shortText()));
        lines.add(Texts.of(
                "connection.share",
                connection.share().kind().word(),
                connection.share().subject(),
                session.name(connection.exporter()),
                session.name(connection.importer()),
                connection.effectiveSubject()));
        lines.add(Texts.of(
                "connection.status",
                status(connection),
                String.valueOf(Documents.time(connection.status().since()))));
        held(connection).ifPresent(lines::add);
        if (!seen(connection).equals(Words.NOTHING)) {
            lines.add(Texts.of("connection.seen", seen(connection)));
        }
        var note = connection.status().note();
        if (note != null && !note.isBlank()) {
            lines.add(Texts.of("connection.note", note));
        }
        lines.add(Texts.of("connection.created", String.valueOf(Documents.time(connection.createdAt()))));
        var expires = Documents.time(connection.expiresAt());
        if (expires != null) {
            lines.add(Texts.of("connection.expires", expires));
        }
        return lines;
    }

    private Optional<String> held(Connection connection) {
        var hold = Hold.of(connection);
        var names = hold.holders(connection).stream().map(session::name).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var text = hold.isByBoth() ? "connection.held.both" : "connection.held";
        return Optional.of(Texts.of(text, names.getFirst(), names.getLast()));
    }

    private static String name(Connection connection, @Nullable PublicKey acting) {
        return connection.importer().equals(acting)
                ? connection.importName()
                : connection.share().name();
    }

    private static String type(ShareKind kind, PublicKey exporter, @Nullable PublicKey acting) {
        if (acting == null) {
            return kind.word();
        }
        return Texts.of(exporter.equals(acting) ? "type.export" : "type.import", kind.word());
    }

    private String partner(PublicKey from, PublicKey to, @Nullable PublicKey acting) {
        var exporter = session.name(from);
        var importer = session.name(to);
        if (acting == null) {
            return Texts.of("partner.both", exporter, importer);
        }
        return from.equals(acting) ? importer : exporter;
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
                        .map(at -> Spans.ago(Duration.between(at, session.now())))
                        .orElseGet(() -> Texts.of("seen.never"));
            case PENDING, ACTIVATING, SUSPENDED, REVOKING, REVOKED, DECLINED, EXPIRED, TERMINATED -> Words.NOTHING;
        };
    }

    private static String mapped(Connection connection) {
        var local = connection.reception().localSubject();
        return local == null ? Words.NOTHING : local.text();
    }
}
