package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.model.record.KnownServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice servers`: the servers that Sluice counts on, and those that it has met beside them.
@Command(name = "servers", addMethodSubcommands = false)
public final class ServersCommand {
    private final CommandContext context;

    public ServersCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var known = session.services().servers().list();
            var table = new Table(
                    CliMessages.of("column.server"),
                    CliMessages.of("column.version"),
                    CliMessages.of("column.seen"),
                    CliMessages.of("column.detail"));
            known.forEach(server ->
                    table.row(server.name(), server.version(), server.seenAt().toString(), standing(server)));
            session.output().print(JsonDocuments.list("servers", known, ServersCommand::document), table.lines());
            return ExitCode.DONE;
        });
    }

    private static String standing(KnownServer server) {
        return switch (server.expectation()) {
            case COUNTED -> "";
            case NAMELESS -> CliMessages.of("servers.nameless");
            case STRANGER -> CliMessages.of("servers.stranger");
        };
    }

    private static ObjectNode document(KnownServer server) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", server.name())
                .put("version", server.version())
                .put("standing", Terms.of(server.expectation()))
                .put("seenAt", JsonDocuments.time(server.seenAt()));
    }

    /// Which servers are forgotten.
    static final class Which {
        @Parameters(index = "0", arity = "1", paramLabel = "SERVER", descriptionKey = "SERVER")
        private @Nullable String name;

        @Option(names = "--all-silent", required = true)
        private boolean allSilent;
    }

    @Command(name = "forget")
    int forget(@ArgGroup(multiplicity = "1") Which which) {
        return which.allSilent ? forgetSilent() : forget(String.valueOf(which.name));
    }

    private int forget(String name) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var known = session.services().servers().forget(name);
            session.output()
                    .print(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("name", name)
                                    .put("forgotten", known),
                            List.of(CliMessages.of(known ? "servers.forgotten" : "servers.unknown", name)));
            return ExitCode.DONE;
        });
    }

    /// Asks the servers, since only they tell who is silent.
    private int forgetSilent() {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var names = session.services().servers().forgetSilent();
            var node = JsonNodeFactory.instance.objectNode();
            var list = node.putArray("forgotten");
            names.forEach(list::add);
            session.output()
                    .print(
                            node,
                            names.isEmpty()
                                    ? List.of(CliMessages.of("servers.noneSilent"))
                                    : names.stream()
                                            .map(name -> CliMessages.of("servers.forgotten", name))
                                            .toList());
            return ExitCode.DONE;
        });
    }
}
