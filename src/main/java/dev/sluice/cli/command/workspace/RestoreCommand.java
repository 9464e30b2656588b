package dev.sluice.cli.command.workspace;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.workspace.Restored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice restore`: puts a backup into the folder of `--workspace`, which has to be typed.
@Command(name = "restore")
public final class RestoreCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private String file = "";

    @Option(names = "--accept")
    private boolean accept;

    public RestoreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        if (context.options().workspace().isEmpty()) {
            throw context.usage(CliMessages.of("restore.where"));
        }
        context.files().requireReadable(file);
        try (var passphrase = new PassphraseSource(context).ofBackup()) {
            var from = context.terminal().directory().resolve(file);
            var restored = context.workspaces().restore(from, context.folder(), passphrase, accept);
            context.output().print(JsonDocuments.object("restored", document(restored)), lines(restored));
            return ExitCode.DONE;
        }
    }

    private static List<String> lines(Restored restored) {
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of("restore.done", restored.folder(), restored.madeAt()));
        restored.aside().ifPresent(aside -> lines.add(CliMessages.of("restore.aside", aside)));
        lines.add(CliMessages.of("restore.compare"));
        return lines;
    }

    private static JsonNode document(Restored restored) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("workspace", restored.folder().toString())
                .put("madeAt", JsonDocuments.time(restored.madeAt()))
                .put("aside", restored.aside().map(Path::toString).orElse(null));
    }
}
