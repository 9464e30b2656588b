package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.Mappings.Row;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice mapping`: where messages of the acting account go that are published to a subject.
@Command(name = "mapping", addMethodSubcommands = false)
public final class MappingCommand {
    private final CommandContext context;

    public MappingCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "FROM", descriptionKey = "FROM", index = "0") String from,
            @Parameters(paramLabel = "TO", descriptionKey = "TO", index = "1") String to,
            @Option(names = "--weight", paramLabel = "N") @Nullable Integer weight,
            @Option(names = "--cluster", paramLabel = "NAME") @Nullable String cluster) {
        var percent = weight == null ? 100 : weight;
        if (percent < 1 || percent > 100) {
            throw context.usage(CliMessages.of("mapping.weight", percent));
        }
        var mapping = new Mapping(Subject.of(from).text(), to, percent, cluster == null ? "" : cluster, false);
        return change(mapping, "mapping.added");
    }

    @Command(name = "rm")
    int remove(
            @Parameters(paramLabel = "FROM", descriptionKey = "FROM", index = "0") String from,
            @Parameters(paramLabel = "TO", descriptionKey = "TO", index = "1", arity = "0..1") @Nullable String to,
            @Option(names = "--cluster", paramLabel = "NAME") @Nullable String cluster) {
        return change(new Mapping(from, to, 0, cluster == null ? "" : cluster, true), "mapping.removed");
    }

    private int change(Mapping mapping, String text) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var account = session.actingAccount();
            var changed =
                    session.services().edits().change(account.key(), AccountPatch.mapping(mapping), session.options());
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(account.key()));
            document.put("from", mapping.from()).put("to", mapping.to());
            var line = CliMessages.of(
                    text, mapping.from(), mapping.to() == null ? "" : mapping.to(), session.party(account.key()));
            return new OutcomeReport(session, changed.outcome()).print(document, List.of(line));
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var rows =
                    session.services().mappings().list(session.actingAccount().key());
            session.output().print(JsonDocuments.list("mappings", rows, MappingCommand::document), table(rows));
            return ExitCode.DONE;
        });
    }

    @Command(name = "test")
    int test(@Parameters(paramLabel = "SUBJECT", descriptionKey = "SUBJECT") String subject) {
        return context.run(WorkspaceAccess.READ, session -> {
            var route =
                    session.services().mappings().route(session.actingAccount().key(), subject);
            var document = JsonDocuments.plain().put("subject", subject);
            document.put(
                    "mapping", route.rows().stream().findFirst().map(Row::from).orElse(null));
            document.set("arrivals", JsonDocuments.array(route.arrivals(), MappingCommand::document));
            session.output().print(document, table(route.arrivals()));
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(Row row) {
        return JsonDocuments.plain()
                .put("from", row.from())
                .put("to", row.to())
                .put("weight", row.weight())
                .put("cluster", row.cluster().isEmpty() ? null : row.cluster());
    }

    private static List<String> table(List<Row> rows) {
        var table = new Table(
                CliMessages.of("column.from"),
                CliMessages.of("column.to"),
                CliMessages.of("column.weight"),
                CliMessages.of("column.cluster"));
        rows.forEach(row -> table.row(row.from(), row.to(), row.weight() + " %", row.cluster()));
        return table.lines();
    }
}
