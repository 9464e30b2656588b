package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.jwt.claims.SigningKey.Scoped;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice role`: what users of the acting account may do, by role.
@Command(name = "role", addMethodSubcommands = false)
public final class RoleCommand {
    private final CommandContext context;

    public RoleCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(@Parameters(paramLabel = "ROLE", descriptionKey = "ROLE") String role, @Mixin UserOptions options) {
        context.refuseStage();
        var patch = options.patch(context, false);
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var account = session.actingAccount();
            return report(
                    session,
                    account,
                    session.services().roles().add(account.key(), role, patch, session.options()),
                    "role.added");
        });
    }

    @Command(name = "edit")
    int edit(
            @Parameters(paramLabel = "ROLE", descriptionKey = "ROLE") String role,
            @Mixin UserOptions options,
            @Option(names = "--no-permissions") boolean freed) {
        context.refuseStage();
        var patch = options.patch(context, freed);
        if (patch.isEmpty()) {
            throw context.usage(CliMessages.of("user.edit.nothing"));
        }
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var account = session.actingAccount();
            return report(
                    session,
                    account,
                    session.services().roles().edit(account.key(), role, patch, session.options()),
                    "role.edited");
        });
    }

    @Command(name = "rm")
    int remove(
            @Parameters(paramLabel = "ROLE", descriptionKey = "ROLE") String role,
            @Option(names = "--dry-run") boolean rehearse) {
        context.refuseStage();
        return context.run(rehearse ? WorkspaceAccess.READ : WorkspaceAccess.PUBLISH, session -> {
            var account = session.actingAccount();
            var roles = session.services().roles();
            var users =
                    roles.users(account.key(), role).stream().map(User::name).toList();
            session.output().remark(CliMessages.of("role.cuts", role, users.size(), String.join(", ", users)));
            if (rehearse) {
                var document = document(roles.find(account.key(), role));
                var cut = document.putArray("cuts");
                users.forEach(cut::add);
                session.output().print(JsonDocuments.object("role", document), List.of());
                return ExitCode.DONE;
            }
            return report(session, account, roles.remove(account.key(), role, session.options()), "role.removed");
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var account = session.actingAccount();
            var roles = session.services().roles();
            var found = roles.list(account.key());
            var table = new Table(
                    CliMessages.of("column.name"), CliMessages.of("column.key"), CliMessages.of("column.users"));
            for (var role : found) {
                var users = roles.users(account.key(), role.role()).size();
                table.row(role.role(), role.key(), Integer.toString(users));
            }
            session.output().print(JsonDocuments.list("roles", found, RoleCommand::document), table.lines());
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(Scoped role) {
        var node = JsonDocuments.plain().put("name", role.role()).put("key", role.key());
        LimitText.put(node, role.template());
        return node;
    }

    private static int report(
            EnvironmentSession session, Account account, OperationResult<Scoped> result, String text) {
        var line = CliMessages.of(text, result.value().role(), session.party(account.key()));
        return new OutcomeReport(session, result.outcome())
                .print(JsonDocuments.object("role", document(result.value())), List.of(line));
    }
}
