package dev.sluice.cli.command.workspace;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice backup`: the whole workspace in one file, sealed with its passphrase.
@Command(name = "backup")
public final class BackupCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private String file = "";

    public BackupCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.files().requireFree(file);
        return context.inWorkspace(WorkspaceAccess.READ, this::backUp);
    }

    private int backUp(Workspace workspace) {
        var isOpenToAll = workspace.vault().isOpenToAll();
        try (var passphrase = new PassphraseSource(context).proof(workspace.vault())) {
            var made = workspace.backUp(context.terminal().directory().resolve(file), passphrase);
            context.output()
                    .print(
                            JsonDocuments.object("backup", document(made)),
                            List.of(CliMessages.of(isOpenToAll ? "backup.open" : "backup.done", made.file())));
            return ExitCode.DONE;
        }
    }

    private static JsonNode document(BackupMade made) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", made.file().toString())
                .put("madeAt", JsonDocuments.time(made.madeAt()))
                .put("bytes", made.bytes());
    }
}
