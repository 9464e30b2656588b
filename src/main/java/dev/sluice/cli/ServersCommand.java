package dev.sluice.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice servers`: the servers that Sluice counts on.
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
            var table = new Table(Texts.of("column.server"), Texts.of("column.version"), Texts.of("column.seen"));
            known.forEach(server ->
                    table.row(server.name(), server.version(), server.seenAt().toString()));
            session.output()
                    .print(
                            Documents.list(
                                    "servers",
                                    known,
                                    server -> JsonNodeFactory.instance
                                            .objectNode()
                                            .put("name", server.name())
                                            .put("version", server.version())
                                            .put("seenAt", Documents.time(server.seenAt()))),
                            table.lines());
            return ExitCode.DONE;
        });
    }

    @Command(name = "forget")
    int forget(@Parameters(paramLabel = "SERVER", descriptionKey = "SERVER") String name) {
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
}
