package dev.sluice.cli;

import dev.sluice.domain.model.KnownServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice servers`: the servers that Sluice counts on, and those that it has met beside them.
@Command(name = "servers")
final class ServersCommand {
    private final Context context;

    ServersCommand(Context context) {
        this.context = context;
    }

    @Command(name = "ls")
    int list() {
        return context.run(Access.READ, session -> {
            var known = session.realm().servers().list();
            var table = new Table(
                    Texts.of("column.server"),
                    Texts.of("column.version"),
                    Texts.of("column.seen"),
                    Texts.of("column.detail"));
            known.forEach(server ->
                    table.row(server.name(), server.version(), server.seenAt().toString(), standing(server)));
            session.output().print(Documents.list("servers", known, ServersCommand::document), table.lines());
            return ExitCode.DONE;
        });
    }

    private static String standing(KnownServer server) {
        return switch (server.standing()) {
            case COUNTED -> "";
            case NAMELESS -> Texts.of("servers.nameless");
            case STRANGER -> Texts.of("servers.stranger");
        };
    }

    private static ObjectNode document(KnownServer server) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", server.name())
                .put("version", server.version())
                .put("standing", Words.of(server.standing()))
                .put("seenAt", Documents.time(server.seenAt()));
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
        return context.run(Access.CHANGE, session -> {
            var known = session.realm().servers().forget(name);
            session.output()
                    .print(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("name", name)
                                    .put("forgotten", known),
                            List.of(Texts.of(known ? "servers.forgotten" : "servers.unknown", name)));
            return ExitCode.DONE;
        });
    }

    /// Asks the servers, since only they tell who is silent.
    private int forgetSilent() {
        return context.run(Access.CHANGE, session -> {
            var names = session.realm().servers().forgetSilent();
            var node = JsonNodeFactory.instance.objectNode();
            var list = node.putArray("forgotten");
            names.forEach(list::add);
            session.output()
                    .print(
                            node,
                            names.isEmpty()
                                    ? List.of(Texts.of("servers.noneSilent"))
                                    : names.stream()
                                            .map(name -> Texts.of("servers.forgotten", name))
                                            .toList());
            return ExitCode.DONE;
        });
    }
}
