package dev.sluice.cli;

import dev.sluice.domain.jwt.ClaimChange;
import dev.sluice.domain.model.Revision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice account revisions` and `sluice account restore`.
final class RevisionCommands {
    private final Context context;

    RevisionCommands(Context context) {
        this.context = context;
    }

    int list(String name, @Nullable Long number) {
        return context.run(Access.READ, session -> {
            var history = session.realm().revisions();
            var key = session.account(name).key();
            var found = number == null ? history.list(key) : List.of(history.get(key, number));
            var table = new Table(
                    Texts.of("column.number"),
                    Texts.of("column.signed"),
                    Texts.of("column.for"),
                    Texts.of("column.changes"));
            var lines = new ArrayList<String>();
            for (var revision : found) {
                var changes = history.changes(revision);
                table.row(
                        Long.toString(revision.number()),
                        String.valueOf(Documents.time(revision.at())),
                        revision.why(),
                        Integer.toString(changes.size()));
                if (number != null) {
                    changes.stream().map(RevisionCommands::line).forEach(lines::add);
                }
            }
            lines.addAll(0, table.lines());
            session.output()
                    .print(Documents.list("revisions", found, each -> document(each, history.changes(each))), lines);
            return ExitCode.DONE;
        });
    }

    int restore(String name, long number) {
        context.refuseStage();
        return context.run(Access.PUBLISH, session -> {
            var account = session.account(name);
            var result = session.realm().revisions().putBack(account.key(), number, session.manner());
            var document = Documents.object("account", Documents.of(session).party(account.key()));
            var line = Texts.of("account.restored", account.name(), number);
            return new OutcomeReport(session, result.outcome()).print(document, List.of(line));
        });
    }

    private static ObjectNode document(Revision revision, List<ClaimChange> changes) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("number", revision.number())
                .put("iat", revision.iat())
                .put("signedAt", Documents.time(revision.at()))
                .put("why", revision.why())
                .put("jwt", revision.jwt());
        var array = node.putArray("changes");
        changes.stream().map(RevisionCommands::line).forEach(array::add);
        return node;
    }

    private static String line(ClaimChange change) {
        return switch (change) {
            case ClaimChange.Added added -> "+ " + added.path() + " = " + added.value();
            case ClaimChange.Removed removed -> "- " + removed.path() + " = " + removed.value();
            case ClaimChange.Changed changed ->
                "~ " + changed.path() + ": " + changed.before() + " -> " + changed.after();
        };
    }
}
