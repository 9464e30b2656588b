package dev.sluice.cli;

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
import tools.jackson.databind.node.ObjectNode;

/// `sluice environment`: operators that exist already, and how their servers are reached.
@Command(name = "environment")
final class EnvironmentCommand {
    private final Context context;

    EnvironmentCommand(Context context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(
            @Option(names = "--operator-jwt", paramLabel = "FILE|-", required = true) String operator,
            @Option(names = "--system-account", paramLabel = "KEY") @Nullable String system,
            @Option(names = "--system-jwt", paramLabel = "FILE") @Nullable String systemJwt,
            @Mixin EnvironmentOptions options) {
        context.refuseWhenReadOnly(Access.CHANGE);
        options.check(context);
        var draft = draft(options, operator, system, systemJwt).checked();
        var folder = context.folder();
        if (context.workspaces().exists(folder)) {
            return context.inWorkspace(Access.CHANGE, workspace -> add(workspace, options, draft));
        }
        try (var passphrase = new PassphraseSource(context).forNew();
                var workspace = context.workspaces().create(folder, passphrase)) {
            return add(workspace, options, draft);
        }
    }

    @Command(name = "set")
    int set(@Mixin EnvironmentOptions options) {
        return context.inWorkspace(options.bringsKeys() ? Access.CHANGE : Access.READ, workspace -> {
            context.refuseWhenReadOnly(Access.CHANGE);
            var chosen = workspace.environments().choose(context.options().environment());
            options.apply(context, workspace, chosen);
            return print(workspace, workspace.environments().get(chosen.id()), "environment.changed");
        });
    }

    @Command(name = "ls")
    int list() {
        return context.inWorkspace(Access.READ, workspace -> {
            var table = new Table(
                    Texts.of("column.name"),
                    Texts.of("column.level"),
                    Texts.of("column.operator"),
                    Texts.of("column.servers"),
                    Texts.of("column.systemAccess"),
                    Texts.of("column.tls"));
            var all = workspace.environments().all();
            for (var environment : all) {
                var access = workspace.environments().settings().access(environment.id());
                table.row(
                        environment.name(),
                        Words.of(environment.level()),
                        environment.operator().shortText(),
                        environment.hasServers() ? String.join(", ", environment.servers()) : Words.NOTHING,
                        systemAccess(workspace, environment, access),
                        tls(access.tls()));
            }
            var document = Documents.list("environments", all, environment -> document(workspace, environment));
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
                Texts.of(text, environment.name(), Words.of(environment.level())),
                Texts.of("init.operator", environment.operator()),
                Texts.of("init.system", environment.systemAccount()),
                Texts.of(
                        "init.servers",
                        environment.hasServers() ? String.join(", ", environment.servers()) : Words.NOTHING),
                Texts.of("environment.resolver", ResolverOptions.words(workspace, environment)),
                Texts.of("environment.access", systemAccess(workspace, environment, access)),
                Texts.of("environment.tls", tls(access.tls()))));
        context.output().print(Documents.object("environment", document(workspace, environment)), lines);
        return ExitCode.DONE;
    }

    private static ObjectNode document(Workspace workspace, Environment environment) {
        var access = workspace.environments().settings().access(environment.id());
        var node = Documents.plain()
                .put("name", environment.name())
                .put("level", Words.of(environment.level()))
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
            return Texts.of("environment.byCreds");
        }
        return Texts.of(
                workspace.vault().holds(environment.systemAccount()) ? "environment.byKey" : "environment.byNothing");
    }

    private static String tls(TlsFiles files) {
        if (files.isNone()) {
            return Words.NOTHING;
        }
        var words = new ArrayList<String>();
        if (files.authority() != null || files.certificate() != null) {
            words.add(Texts.of(files.certificate() == null ? "environment.tlsAuthority" : "environment.tlsMutual"));
        }
        if (files.isFirst()) {
            words.add(Texts.of("environment.tlsFirst"));
        }
        return String.join(", ", words);
    }
}
