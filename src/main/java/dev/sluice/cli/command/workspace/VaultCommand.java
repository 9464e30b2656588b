package dev.sluice.cli.command.workspace;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice vault`: what holds the keys.
@Command(name = "vault", addMethodSubcommands = false)
public final class VaultCommand {
    private final CommandContext context;

    public VaultCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "passphrase")
    int passphrase(@Option(names = "--new-passphrase-file", paramLabel = "FILE") @Nullable String newFile) {
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        return context.inWorkspace(WorkspaceAccess.READ, workspace -> change(workspace, newFile));
    }

    private int change(Workspace workspace, @Nullable String newFile) {
        var source = new PassphraseSource(context);
        try (var now = source.proof(workspace.vault());
                var next = source.another(newFile)) {
            workspace.changePassphrase(now, next);
        }
        context.output()
                .print(
                        JsonDocuments.object(
                                "vault", JsonNodeFactory.instance.objectNode().put("passphraseChanged", true)),
                        List.of(CliMessages.of("vault.passphrase.done")));
        return ExitCode.DONE;
    }
}
