package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice export revocations` and `sluice export unrevoke`.
final class RevocationCommands {
    private final CommandContext context;

    RevocationCommands(CommandContext context) {
        this.context = context;
    }

    /// @param reference of an export; null for all that were ever revoked, exports that are gone too
    int list(@Nullable String reference) {
        return context.run(WorkspaceAccess.READ, session -> {
            var revocations = session.services().revocations();
            var exporter = session.actingAccount().key();
            var found = reference == null ? revocations.list(exporter) : matching(session, exporter, reference);
            var table = new Table(
                    CliMessages.of("column.account"),
                    CliMessages.of("column.subject"),
                    CliMessages.of("column.type"),
                    CliMessages.of("column.revoked"),
                    CliMessages.of("column.holds"));
            for (var row : found) {
                table.row(
                        session.name(row.revocation().target()),
                        row.revocation().subject().text(),
                        row.revocation().kind().word(),
                        String.valueOf(JsonDocuments.time(at(row))),
                        String.valueOf(row.tokens().size()));
            }
            session.output()
                    .print(JsonDocuments.list("revocations", found, row -> document(session, row)), table.lines());
            return ExitCode.DONE;
        });
    }

    /// @param rehearse says what would come of it, and does nothing
    int undo(String reference, String target, boolean rehearse) {
        context.refuseStage();
        return context.run(rehearse ? WorkspaceAccess.READ : WorkspaceAccess.PUBLISH, session -> {
            var row = find(session, reference, session.partner(target));
            var warnings = warnings(session, row);
            if (rehearse) {
                session.services().revocations().preview(row.revocation());
                session.output().print(JsonDocuments.object("revocation", document(session, row)), warnings);
                return ExitCode.DONE;
            }
            var undone = session.services().revocations().undo(row.revocation(), session.options());
            var lines = new ArrayList<>(warnings);
            lines.add(done(session, row, undone.value()));
            var document = JsonDocuments.object("revocation", document(session, row));
            undone.value()
                    .ifPresent(made ->
                            document.set("connection", JsonDocuments.of(session).connection(made)));
            return new OutcomeReport(session, undone.outcome()).print(document, lines);
        });
    }

    private static RevocationView find(EnvironmentSession session, String reference, PublicKey target) {
        var exporter = session.actingAccount().key();
        return matching(session, exporter, reference).stream()
                .filter(row -> row.revocation().target().equals(target))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.REVOCATION_UNKNOWN, session.name(exporter), session.name(target), reference));
    }

    /// By a live export, or by what is left of one that is gone: its subject, and the name of the connection that
    /// comes back.
    private static List<RevocationView> matching(EnvironmentSession session, PublicKey exporter, String reference) {
        var revocations = session.services().revocations();
        var left = revocations.list(exporter).stream()
                .filter(row -> row.revocation().subject().text().equals(reference)
                        || row.returning()
                                .filter(closed ->
                                        Names.key(closed.share().name()).equals(Names.key(reference)))
                                .isPresent())
                .toList();
        return left.isEmpty() ? revocations.list(session.services().exports().find(exporter, reference)) : left;
    }

    private static List<String> warnings(EnvironmentSession session, RevocationView row) {
        var target = session.party(row.revocation().target());
        return row.tokens().stream()
                .map(token -> CliMessages.of("revocation.revives", target, token.subject(), issued(token), end(token)))
                .map(line -> CliMessages.of("warning", line))
                .toList();
    }

    private static String done(EnvironmentSession session, RevocationView row, Optional<Connection> made) {
        var key = switch (row.undo()) {
            case RevocationView.Opens _ -> "revocation.opened";
            case RevocationView.Returns _ -> "revocation.returned";
            case RevocationView.Clears _, RevocationView.Needed _, RevocationView.Unlisted _ -> "revocation.cleared";
        };
        return CliMessages.of(
                key,
                session.party(row.revocation().target()),
                row.revocation().subject(),
                session.party(row.revocation().exporter()),
                made.map(connection -> connection.id().shortText()).orElse(""));
    }

    private static ObjectNode document(EnvironmentSession session, RevocationView row) {
        var revocation = row.revocation();
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("subject", revocation.subject().text())
                .put("type", revocation.kind().word())
                .put("revokedAt", JsonDocuments.time(at(row)))
                .put("timestamp", revocation.at())
                .put("undo", row.undo().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        node.set("target", JsonDocuments.of(session).party(revocation.target()));
        node.set("holds", JsonDocuments.array(row.tokens(), JsonDocuments.of(session)::token));
        return node;
    }

    private static Instant at(RevocationView row) {
        return ClaimTime.nearest(row.revocation().at());
    }

    private static String issued(TokenFacts token) {
        return String.valueOf(JsonDocuments.time(token.issuedAt()));
    }

    private static String end(TokenFacts token) {
        var end = token.expiresAt();
        return end == null
                ? CliMessages.of("revocation.endless")
                : CliMessages.of("revocation.until", String.valueOf(JsonDocuments.time(end)));
    }
}
