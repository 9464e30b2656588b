package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.EnvironmentOptions;
import dev.sluice.cli.text.ResolverOptions;
import dev.sluice.domain.federation.environment.OperatorDraft;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice environment`: operators that exist already, and how their servers are reached.
@Command(name = "environment", addMethodSubcommands = false)
public final class EnvironmentCommand {
    private final CommandContext context;

    public EnvironmentCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(
            @Option(names = "--operator-jwt", paramLabel = "FILE|-", required = true) String operator,
            @Option(names = "--system-account", paramLabel = "KEY") @Nullable String system,
            @Option(names = "--system-jwt", paramLabel = "FILE") @Nullable String systemJwt,
            @Mixin EnvironmentOptions options) {
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        options.check(context);
        var draft = draft(options, operator, system, systemJwt).checked();
        var folder = context.folder();
        if (context.workspaces().exists(folder)) {
            return context.inWorkspace(WorkspaceAccess.CHANGE, workspace -> add(workspace, options, draft));
        }
        try (var passphrase = new PassphraseSource(context).forNew();
                var workspace = context.workspaces().create(folder, passphrase)) {
            return add(workspace, options, draft);
        }
    }

    @Command(name = "set", aliases = "edit")
    int set(@Mixin EnvironmentOptions options) {
        return context.inWorkspace(options.bringsKeys() ? WorkspaceAccess.CHANGE : WorkspaceAccess.READ, workspace -> {
            context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
            var chosen = workspace.environments().choose(context.options().environment());
            options.apply(context, workspace, chosen);
            return print(workspace, workspace.environments().get(chosen.id()), "environment.changed");
        });
    }

    @Command(name = "use")
    int use(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return context.inWorkspace(WorkspaceAccess.READ, workspace -> {
            context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
            var chosen = workspace.environments().choose(name);
            return print(workspace, workspace.environments().use(chosen.id()), "environment.used");
        });
    }

    @Command(name = "rm")
    int remove(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--dry-run") boolean rehearse,
            @Option(names = "--no-copy") boolean without) {
        context.refuseStage();
        return new RemovedEnvironment(context, rehearse, without).remove(name);
    }

    @Command(name = "ls")
    int list() {
        return context.inWorkspace(WorkspaceAccess.READ, workspace -> {
            var table = new Table(
                    CliMessages.of("column.name"),
                    CliMessages.of("column.level"),
                    CliMessages.of("column.operator"),
                    CliMessages.of("column.servers"),
                    CliMessages.of("column.systemAccess"),
                    CliMessages.of("column.tls"));
            var all = workspace.environments().all();
            for (var environment : all) {
                var access = workspace.environments().settings().access(environment.id());
                table.row(
                        environment.name(),
                        Terms.of(environment.level()),
                        environment.operator().shortText(),
                        environment.hasServers() ? String.join(", ", environment.servers()) : Terms.NOTHING,
                        systemAccess(workspace, environment, access),
                        tls(access.tls()));
            }
            var document = JsonDocuments.list("environments", all, environment -> document(workspace, environment));
            context.output().print(document, table.lines());
            return ExitCode.DONE;
        });
    }

    private OperatorDraft draft(
            EnvironmentOptions options, String operator, @Nullable String system, @Nullable String systemJwt) {
        return new OperatorDraft(
                context.files().token(operator),
                options.name(),
                system,
                systemJwt == null ? null : context.files().token(systemJwt),
                options.level().orElse(Level.DEVELOPMENT),
                options.servers());
    }

    private int add(Workspace workspace, EnvironmentOptions options, OperatorDraft draft) {
        options.keepKeys(context, workspace);
        var made = workspace.environments().settings().add(draft);
        options.applyAccess(context, workspace, made);
        return print(workspace, made, "environment.added");
    }

    private int print(Workspace workspace, Environment environment, String text) {
        var access = workspace.environments().settings().access(environment.id());
        var lines = new ArrayList<>(List.of(
                CliMessages.of(text, environment.name(), Terms.of(environment.level())),
                CliMessages.of("init.operator", environment.operator()),
                CliMessages.of("init.system", environment.systemAccount()),
                CliMessages.of(
                        "init.servers",
                        environment.hasServers() ? String.join(", ", environment.servers()) : Terms.NOTHING),
                CliMessages.of("environment.resolver", ResolverOptions.words(workspace, environment)),
                CliMessages.of("environment.access", systemAccess(workspace, environment, access)),
                CliMessages.of("environment.tls", tls(access.tls()))));
        context.output().print(JsonDocuments.object("environment", document(workspace, environment)), lines);
        return ExitCode.DONE;
    }

    private static ObjectNode document(Workspace workspace, Environment environment) {
        var access = workspace.environments().settings().access(environment.id());
        var node = JsonDocuments.plain()
                .put("name", environment.name())
                .put(
                        "usual",
                        workspace
                                .environments()
                                .usual()
                                .filter(environment::equals)
                                .isPresent())
                .put("level", Terms.of(environment.level()))
                .put("operator", environment.operator().text())
                .put("systemAccount", environment.systemAccount().text())
                .put("canSign", workspace.vault().holds(environment.signingKey()))
                .put("systemAccess", systemAccess(workspace, environment, access))
                .put("resolver", ResolverOptions.word(workspace, environment));
        var servers = node.putArray("servers");
        environment.servers().forEach(servers::add);
        node.putObject("tls")
                .put("authority", access.tls().authority())
                .put("certificate", access.tls().certificate())
                .put("key", access.tls().key())
                .put("first", access.tls().isFirst());
        return node;
    }

    /// Credentials that were given go before the key of the system account.
    private static String systemAccess(Workspace workspace, Environment environment, EnvironmentAccess access) {
        if (access.systemUser() != null) {
            return CliMessages.of("environment.byCreds");
        }
        return CliMessages.of(
                workspace.vault().holds(environment.systemAccount()) ? "environment.byKey" : "environment.byNothing");
    }

    private static String tls(TlsFiles files) {
        if (files.isNone()) {
            return Terms.NOTHING;
        }
        var words = new ArrayList<String>();
        if (files.authority() != null || files.certificate() != null) {
            words.add(
                    CliMessages.of(files.certificate() == null ? "environment.tlsAuthority" : "environment.tlsMutual"));
        }
        if (files.isFirst()) {
            words.add(CliMessages.of("environment.tlsFirst"));
        }
        return String.join(", ", words);
    }
}
