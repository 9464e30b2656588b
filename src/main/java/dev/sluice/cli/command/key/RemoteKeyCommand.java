package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.model.record.RemoteKey;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice key remote`: signing keys of operators that lie in a key service and never here (G15).
@Command(name = "remote", addMethodSubcommands = false)
public final class RemoteKeyCommand {
    private final CommandContext context;

    public RemoteKeyCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--address", paramLabel = "URL", required = true) String address,
            @Option(names = "--mount", paramLabel = "NAME", defaultValue = "transit") String mount,
            @Option(names = "--token-file", paramLabel = "FILE") @Nullable String tokenFile,
            @Option(names = "--tls-ca", paramLabel = "FILE") @Nullable String caFile) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            if (tokenFile != null && context.files().isReadableByOthers(tokenFile)) {
                session.output().remark(CliMessages.of("key.remote.open", tokenFile));
            }
            var place = new RemoteKey.Place(address, mount, name, context.lasting(tokenFile), context.lasting(caFile));
            var remote = session.services().remoteKeys().add(place);
            session.output()
                    .print(
                            JsonDocuments.object("key", document(remote)),
                            List.of(CliMessages.of("key.remote.added", remote.key(), address)));
            return ExitCode.DONE;
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var keys = session.services().remoteKeys().list();
            var table = new Table(
                    CliMessages.of("column.key"), CliMessages.of("column.name"), CliMessages.of("column.address"));
            keys.forEach(remote -> table.row(
                    remote.key().text(),
                    remote.place().mount() + "/" + remote.place().name(),
                    remote.place().address()));
            session.output().print(JsonDocuments.list("keys", keys, RemoteKeyCommand::document), table.lines());
            return ExitCode.DONE;
        });
    }

    @Command(name = "use")
    int use(@Parameters(paramLabel = "KEY", descriptionKey = "KEY") String key) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var environment = session.services().remoteKeys().use(key(key));
            session.output()
                    .print(
                            JsonDocuments.plain()
                                    .put("environment", environment.name())
                                    .put("signsWith", environment.signingKey().text()),
                            List.of(CliMessages.of("key.remote.used", environment.name(), environment.signingKey())));
            return ExitCode.DONE;
        });
    }

    @Command(name = "rm")
    int remove(@Parameters(paramLabel = "KEY", descriptionKey = "KEY") String key) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var remote = session.services().remoteKeys().remove(key(key));
            session.output()
                    .print(
                            JsonDocuments.object("key", document(remote)),
                            List.of(CliMessages.of("key.remote.removed", remote.key())));
            return ExitCode.DONE;
        });
    }

    private static PublicKey key(String text) {
        return PublicKey.parse(text.strip()).orElseThrow(() -> ProblemException.of(ProblemCode.KEY_INVALID, text));
    }

    private static ObjectNode document(RemoteKey remote) {
        return JsonDocuments.plain()
                .put("key", remote.key().text())
                .put("address", remote.place().address())
                .put("mount", remote.place().mount())
                .put("name", remote.place().name())
                .put("version", remote.version())
                .put("tokenFile", remote.place().tokenFile());
    }
}
