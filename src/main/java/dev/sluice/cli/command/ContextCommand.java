package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.interop.ContextImport;
import dev.sluice.domain.interop.plan.ContextPlan;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.User;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice context`: contexts of the NATS command line tool.
@Command(name = "context", addMethodSubcommands = false)
public final class ContextCommand {
    private final CommandContext context;

    public ContextCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "import")
    int importFrom(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME", arity = "0..*") @Nullable List<String> names,
            @Option(names = "--dir", paramLabel = "DIR") @Nullable Path folder,
            @Option(names = "--dry-run") boolean dryRun) {
        var access = dryRun ? WorkspaceAccess.READ : WorkspaceAccess.CHANGE;
        return context.inWorkspace(access, workspace -> {
            var contexts = new ContextImport(context.tools().exchange());
            var wanted = new HashSet<>(names == null ? List.<String>of() : names);
            var plan = contexts.plan(workspace, resolved(folder), wanted);
            var count = dryRun ? 0 : contexts.apply(plan, workspace);
            var table = new Table(CliMessages.of("column.name"), CliMessages.of("context.column.verdict"));
            plan.entries()
                    .forEach(entry ->
                            table.row(entry.context().name(), CliMessages.of("context." + Terms.of(entry.verdict()))));
            var document = JsonDocuments.plain().put("applied", !dryRun).put("imported", count);
            document.set("contexts", JsonDocuments.array(plan.entries(), ContextCommand::document));
            context.output().print(document, table.lines());
            plan.troubles().forEach(item -> context.output().remark(item.name() + ": " + item.words()));
            return ExitCode.DONE;
        });
    }

    @Command(name = "export")
    int export(
            @Parameters(paramLabel = "USER", descriptionKey = "USER") String name,
            @Option(names = "--name", paramLabel = "NAME") @Nullable String as,
            @Option(names = "--dir", paramLabel = "DIR") @Nullable Path folder) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var user = user(session, name);
            var draft = new ContextImport.Draft(session.services().environment().id(), user, resolved(folder), as);
            var written = new ContextImport(context.tools().exchange()).export(session.workspace(), draft);
            var document = JsonDocuments.plain()
                    .put("context", written.context().toString())
                    .put("creds", written.creds().toString());
            session.output()
                    .print(document, List.of(CliMessages.of("context.exported", written.context(), written.creds())));
            return ExitCode.DONE;
        });
    }

    private static User user(EnvironmentSession session, String name) {
        var account = session.actingAccount();
        return session.services().users().list(account.key()).stream()
                .filter(user -> Names.key(user.name()).equals(Names.key(name))
                        || user.key().text().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.USER_UNKNOWN, account.name(), name));
    }

    private @Nullable Path resolved(@Nullable Path folder) {
        return folder == null ? null : context.terminal().directory().resolve(folder);
    }

    private static ObjectNode document(ContextPlan.Entry entry) {
        var node = JsonDocuments.plain().put("name", entry.context().name()).put("verdict", Terms.of(entry.verdict()));
        entry.context().urls().forEach(node.putArray("urls")::add);
        var arrival = entry.arrival();
        return node.put("user", arrival == null ? null : arrival.user().name());
    }
}
