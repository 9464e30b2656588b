package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EventPrinter;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.text.ShellWord;
import dev.sluice.domain.workspace.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice sandbox`: real servers on this machine.
@Command(name = "sandbox", addMethodSubcommands = false)
public final class SandboxCommand {
    private static final String WORKSPACE = "SLUICE_WORKSPACE";
    private static final Duration TICK = Duration.ofSeconds(1);

    private final CommandContext context;

    public SandboxCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "up")
    int up(
            @Option(names = "--servers", paramLabel = "N", defaultValue = "1") int servers,
            @Option(names = "--detach") boolean detached) {
        if (servers != 1 && servers != 3) {
            throw context.usage(CliMessages.of("sandbox.servers.invalid", servers));
        }
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        return detached ? upDetached(servers) : upUntilStopped(servers);
    }

    @Command(name = "down")
    int down() {
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        sandbox().down(folder());
        context.output().print(document(List.of()), List.of(CliMessages.of("sandbox.down", folder())));
        return ExitCode.DONE;
    }

    @Command(name = "status")
    int status() {
        var status = sandbox().status(folder());
        var lines = status.isUp() ? describe(status) : List.of(CliMessages.of("sandbox.notUp", folder()));
        context.output().print(document(status.servers()), lines);
        return ExitCode.DONE;
    }

    private int upDetached(int servers) {
        var status = sandbox().upDetached(folder(), servers, context.output()::remark);
        context.output().print(document(status.servers()), describe(status));
        return ExitCode.DONE;
    }

    private int upUntilStopped(int servers) {
        try (var running = sandbox().up(folder(), servers, context.output()::remark);
                var _ = EventPrinter.attach(running.workspace(), context.output(), context.options())) {
            var lines = new ArrayList<>(describe(running.status()));
            lines.add(CliMessages.of("sandbox.stop"));
            context.output().print(document(running.status().servers()), lines);
            awaitEnd();
        }
        context.output().remark(CliMessages.of("sandbox.stopped"));
        return ExitCode.DONE;
    }

    private void awaitEnd() {
        var there = true;
        while (there) {
            there = context.terminal().pause(TICK);
        }
    }

    private Sandbox sandbox() {
        return context.workspaces().sandbox();
    }

    private Path folder() {
        return context.options()
                .workspace()
                .map(context.terminal().directory()::resolve)
                .or(() -> context.terminal()
                        .environment(WORKSPACE)
                        .filter(name -> !name.isBlank())
                        .map(Path::of))
                .orElseGet(context.workspaces()::sandboxFolder);
    }

    private static ObjectNode document(List<Sandbox.Server> servers) {
        return JsonDocuments.list(
                "servers",
                servers,
                server -> JsonNodeFactory.instance
                        .objectNode()
                        .put("name", server.name())
                        .put("url", server.url())
                        .put("pid", server.pid())
                        .put("version", server.version()));
    }

    private List<String> describe(Sandbox.Status status) {
        var table = new Table(
                CliMessages.of("column.server"),
                CliMessages.of("column.url"),
                CliMessages.of("column.pid"),
                CliMessages.of("column.version"));
        for (var server : status.servers()) {
            table.row(server.name(), server.url(), String.valueOf(server.pid()), server.version());
        }
        var lines = new ArrayList<>(table.lines());
        lines.add(CliMessages.of("sandbox.workspace", status.folder()));
        if (!status.folder().equals(context.folder())) {
            lines.add(CliMessages.of(
                    "sandbox.use", ShellWord.quoted(status.folder().toString())));
        }
        return lines;
    }
}
