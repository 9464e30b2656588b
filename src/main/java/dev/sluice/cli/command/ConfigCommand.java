package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ConfigOptions;
import dev.sluice.domain.config.ConfigReview;
import dev.sluice.domain.config.ConfigTrust;
import dev.sluice.domain.config.ConfigWarning;
import dev.sluice.domain.config.ResolverConfig;
import dev.sluice.domain.config.ServerConfig.OperatorText;
import dev.sluice.domain.config.ServerConfig.Trust;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice config`: configurations of servers that trust the operator of an environment.
@Command(name = "config", addMethodSubcommands = false)
public final class ConfigCommand {
    private final CommandContext context;

    public ConfigCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "generate")
    int generate(
            @Mixin ConfigOptions options,
            @Option(names = "--operator-jwt", paramLabel = "FILE") @Nullable String operatorFile,
            @Option(names = "--out", paramLabel = "FILE") @Nullable String file) {
        return context.run(WorkspaceAccess.READ, session -> {
            context.files().requireFree(file);
            context.files().requireFree(operatorFile);
            var source = new ConfigTrust(session.services());
            var accounts = options.preload(context, source);
            var trust = trust(session, source, accounts, operatorFile);
            var config = options.config(context, trust);
            if (operatorFile != null) {
                context.files()
                        .write(operatorFile, session.services().environment().operatorJwt() + "\n");
            }
            var text = context.tools().serverConfig().write(config);
            var warnings = ConfigReview.warnings(config, source.leftOut(accounts));
            var lines = text.lines().toList();
            if (file != null) {
                context.files().write(file, text);
                lines = List.of(
                        CliMessages.of("config.written", file, trust.preload().size()));
            }
            note(session, config.resolver());
            session.output().print(document(text, file, warnings), lines);
            warnings.forEach(warning -> session.output().remark(CliMessages.of("warning", words(warning))));
            return ExitCode.DONE;
        });
    }

    @Command(name = "import")
    int importFrom(
            @Parameters(paramLabel = "FILE", descriptionKey = "FILE") String file,
            @Option(names = "--creds-dir", paramLabel = "DIR") @Nullable String folder,
            @Option(names = "--expires", paramLabel = "SPAN|never", defaultValue = "365d") String expires,
            @Option(names = "--dry-run") boolean dryRun) {
        if (dryRun) {
            return new ConfigImport(context).tell(file);
        }
        if (folder == null) {
            throw context.usage(CliMessages.of("config.import.where"));
        }
        var life = expires.equalsIgnoreCase("never")
                ? null
                : TimeSpan.parse(expires).orElseThrow(() -> context.usage(CliMessages.of("span.invalid", expires)));
        return new ConfigImport(context).take(file, folder, life);
    }

    /// Servers do not say themselves where they look, unless they keep what is pushed.
    private static void note(EnvironmentSession session, ResolverConfig resolver) {
        var settings = session.workspace().environments().settings();
        var id = session.services().environment().id();
        switch (resolver) {
            case ResolverConfig.Memory _ -> settings.noteResolver(id, new ResolverKind.Memory());
            case ResolverConfig.Url url ->
                ResolverKind.of(url.base().toString()).ifPresent(kind -> settings.noteResolver(id, kind));
            case ResolverConfig.Full _, ResolverConfig.Cache _ -> {}
        }
    }

    private Trust trust(
            EnvironmentSession session, ConfigTrust source, List<Account> accounts, @Nullable String operatorFile) {
        if (ConfigTrust.needsSigning(accounts)) {
            session.unlock();
        }
        var operator = operatorFile == null
                ? new OperatorText.Inline(session.services().environment().operatorJwt())
                : new OperatorText.File(
                        context.terminal().directory().resolve(operatorFile).toString());
        return source.trust(operator, accounts);
    }

    private static ObjectNode document(String text, @Nullable String file, List<ConfigWarning> warnings) {
        var node = JsonNodeFactory.instance.objectNode().put("text", text).put("file", file);
        var list = node.putArray("warnings");
        warnings.forEach(warning ->
                list.addObject().put("code", Terms.of(warning.kind())).put("text", words(warning)));
        return JsonDocuments.object("config", node);
    }

    private static String words(ConfigWarning warning) {
        return CliMessages.of(
                "config.warning." + Terms.of(warning.kind()), warning.names().toArray());
    }
}
