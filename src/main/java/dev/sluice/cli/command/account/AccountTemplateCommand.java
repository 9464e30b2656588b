package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimReport;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.Templates.Template;
import dev.sluice.domain.jwt.codec.ClaimRest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `sluice account template`: shapes of accounts, for new ones and for other environments.
@Command(name = "template", addMethodSubcommands = false)
public final class AccountTemplateCommand {
    private final CommandContext context;

    public AccountTemplateCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "save")
    int save(
            @Parameters(paramLabel = "TEMPLATE", descriptionKey = "TEMPLATE", index = "0") String name,
            @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT", index = "1") String account) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var key = session.account(account).key();
            var force = context.options().force();
            var template = session.services().templates().save(name, key, force);
            return tell(session, template, "template.saved");
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var templates = session.services().templates().list();
            var table = new Table(
                    CliMessages.of("column.name"), CliMessages.of("column.exports"), CliMessages.of("column.about"));
            templates.forEach(template -> table.row(
                    template.name(),
                    Integer.toString(template.shape().exports().size()),
                    template.shape().description()));
            session.output()
                    .print(JsonDocuments.list("templates", templates, AccountTemplateCommand::document), table.lines());
            return ExitCode.DONE;
        });
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "TEMPLATE", descriptionKey = "TEMPLATE") String name) {
        return context.run(WorkspaceAccess.READ, session -> {
            var template = session.services().templates().find(name);
            var text = document(template).get("shape").toPrettyString();
            session.output()
                    .print(
                            JsonDocuments.object("template", document(template)),
                            text.lines().toList());
            return ExitCode.DONE;
        });
    }

    @Command(name = "rm")
    int remove(@Parameters(paramLabel = "TEMPLATE", descriptionKey = "TEMPLATE") String name) {
        return context.run(
                WorkspaceAccess.CHANGE,
                session -> tell(session, session.services().templates().remove(name), "template.removed"));
    }

    @Command(name = "diff")
    int diff(
            @Parameters(paramLabel = "TEMPLATE", descriptionKey = "TEMPLATE", index = "0") String name,
            @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT", index = "1") String account) {
        return context.run(WorkspaceAccess.READ, session -> {
            var row = session.account(account);
            var changes = session.services().templates().diff(name, row.key()).stream()
                    .map(ClaimReport::line)
                    .toList();
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(row.key()));
            var array = document.putArray("changes");
            changes.forEach(array::add);
            var lines = new ArrayList<String>();
            lines.add(CliMessages.of(changes.isEmpty() ? "account.edit.nothing" : "account.edit.would", row.name()));
            lines.addAll(changes);
            session.output().print(document, lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "apply")
    int apply(
            @Parameters(paramLabel = "TEMPLATE", descriptionKey = "TEMPLATE", index = "0") String name,
            @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT", index = "1") String account,
            @Option(names = "--dry-run") boolean rehearse) {
        if (rehearse) {
            return diff(name, account);
        }
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var row = session.account(account);
            var result = session.services().templates().apply(name, row.key(), session.options());
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(row.key()));
            return new OutcomeReport(session, result.outcome())
                    .print(document, List.of(CliMessages.of("template.applied", name, row.name())));
        });
    }

    private static int tell(EnvironmentSession session, Template template, String text) {
        session.output()
                .print(
                        JsonDocuments.object("template", document(template)),
                        List.of(CliMessages.of(text, template.name())));
        return ExitCode.DONE;
    }

    private static ObjectNode document(Template template) {
        var node = JsonDocuments.plain().put("name", template.name());
        node.set(
                "shape",
                JsonMapper.shared().readTree(ClaimRest.write(template.shape())).path("nats"));
        return node;
    }
}
