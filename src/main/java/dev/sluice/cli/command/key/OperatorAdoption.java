package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.EnvironmentOptions;
import dev.sluice.cli.text.ImportText;
import dev.sluice.domain.interop.SystemAdoption;
import dev.sluice.domain.interop.SystemAdoption.Candidate;
import dev.sluice.domain.interop.SystemAdoption.Scope;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// `sluice operator adopt`: takes over a system that runs, by credentials of its system account.
final class OperatorAdoption {
    private final CommandContext context;
    private final EnvironmentOptions options;
    private final Scope scope;

    OperatorAdoption(CommandContext context, EnvironmentOptions options, boolean isOfAll) {
        this.context = context;
        this.options = options;
        this.scope = isOfAll ? Scope.SIGNABLE : Scope.HELD;
    }

    int run(boolean dryRun) {
        var access = dryRun ? WorkspaceAccess.READ : WorkspaceAccess.CHANGE;
        context.refuseWhenReadOnly(access);
        options.check(context);
        if (options.servers().isEmpty()) {
            throw context.usage(CliMessages.of("operator.adopt.server"));
        }
        if (dryRun || context.workspaces().exists(context.folder())) {
            return context.inWorkspace(access, workspace -> adopt(workspace, dryRun));
        }
        try (var passphrase = new PassphraseSource(context).forNew();
                var workspace = context.workspaces().create(context.folder(), passphrase)) {
            return adopt(workspace, false);
        }
    }

    private int adopt(Workspace workspace, boolean dryRun) {
        if (!dryRun) {
            options.keepKeys(context, workspace);
        }
        try (var creds = options.systemCreds(context)) {
            var system = workspace.environments().survey(options.servers(), options.tls(context), creds);
            var adoption = new SystemAdoption(context.tools().exchange(), workspace, system, scope);
            var candidates = adoption.candidates();
            var plan = adoption.plan(options.level().orElse(Level.PRODUCTION));
            var lines = new ArrayList<>(table(candidates));
            if (!dryRun) {
                var environment =
                        adoption.apply(plan, context.operationOptions().confirmed());
                settle(workspace, environment);
                lines.add(CliMessages.of(
                        "operator.adopted",
                        workspace.environments().get(environment).name(),
                        candidates.stream().filter(Candidate::isTaken).count(),
                        candidates.size()));
            }
            var document = new ImportText(plan).document().put("applied", !dryRun);
            document.set("accounts", JsonDocuments.array(candidates, OperatorAdoption::document));
            context.output().print(document, lines);
            return ExitCode.DONE;
        }
    }

    /// By the addresses and credentials that it was found with.
    private void settle(Workspace workspace, EnvironmentId environment) {
        workspace.environments().setServers(environment, options.servers());
        options.applyAccess(context, workspace, workspace.environments().get(environment));
        var name = options.name();
        if (name != null) {
            workspace.environments().settings().rename(environment, name);
        }
    }

    private static ObjectNode document(Candidate candidate) {
        return JsonDocuments.plain()
                .put("name", candidate.name())
                .put("key", candidate.key().text())
                .put("sign", candidate.canSign())
                .put("grant", candidate.canGrant())
                .put("mint", candidate.canMint())
                .put("system", candidate.isSystem())
                .put("taken", candidate.isTaken());
    }

    private static List<String> table(List<Candidate> candidates) {
        var table = new Table(
                CliMessages.of("column.name"),
                CliMessages.of("column.key"),
                CliMessages.of("column.sign"),
                CliMessages.of("column.grant"),
                CliMessages.of("column.mint"),
                CliMessages.of("column.becomes"));
        candidates.forEach(candidate -> table.row(
                candidate.name(),
                candidate.key().text(),
                word(candidate.canSign()),
                word(candidate.canGrant()),
                word(candidate.canMint()),
                CliMessages.of(candidate.isTaken() ? "operator.adopt.taken" : "operator.adopt.left")));
        return table.lines();
    }

    private static String word(boolean can) {
        return CliMessages.of(can ? "value.yes" : "value.no");
    }
}
