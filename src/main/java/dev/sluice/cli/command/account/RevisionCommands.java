package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimReport;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.record.Revision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice account revisions` and `sluice account restore`.
final class RevisionCommands {
    private final CommandContext context;

    RevisionCommands(CommandContext context) {
        this.context = context;
    }

    int list(String name, @Nullable Long number) {
        return context.run(WorkspaceAccess.READ, session -> {
            var history = session.services().revisions();
            var key = session.account(name).key();
            var found = number == null ? history.list(key) : List.of(history.get(key, number));
            var table = new Table(
                    CliMessages.of("column.number"),
                    CliMessages.of("column.signed"),
                    CliMessages.of("column.for"),
                    CliMessages.of("column.changes"));
            var lines = new ArrayList<String>();
            for (var revision : found) {
                var changes = history.changes(revision);
                table.row(
                        Long.toString(revision.number()),
                        String.valueOf(JsonDocuments.time(revision.at())),
                        revision.why(),
                        Integer.toString(changes.size()));
                if (number != null) {
                    changes.stream().map(ClaimReport::line).forEach(lines::add);
                }
            }
            lines.addAll(0, table.lines());
            session.output()
                    .print(
                            JsonDocuments.list("revisions", found, each -> document(each, history.changes(each))),
                            lines);
            return ExitCode.DONE;
        });
    }

    int restore(String name, long number) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var account = session.account(name);
            var result = session.services().revisions().putBack(account.key(), number, session.options());
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(account.key()));
            var line = CliMessages.of("account.restored", account.name(), number);
            return new OutcomeReport(session, result.outcome()).print(document, List.of(line));
        });
    }

    private static ObjectNode document(Revision revision, List<ClaimChange> changes) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("number", revision.number())
                .put("iat", revision.iat())
                .put("signedAt", JsonDocuments.time(revision.at()))
                .put("why", revision.why())
                .put("jwt", revision.jwt());
        var array = node.putArray("changes");
        changes.stream().map(ClaimReport::line).forEach(array::add);
        return node;
    }
}
