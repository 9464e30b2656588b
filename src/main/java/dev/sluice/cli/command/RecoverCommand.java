package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.operation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice recover`: work on servers that a crash or a silent server interrupted.
@Command(name = "recover", addMethodSubcommands = false)
public final class RecoverCommand {
    private static final int SHORT = 8;

    private final CommandContext context;

    public RecoverCommand(CommandContext context) {
        this.context = context;
    }

    @FunctionalInterface
    private interface RecoveryChoice {
        Outcome on(EnvironmentSession session, OpenWork work);
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var open = session.services().recovery().list();
            var table = new Table(
                    CliMessages.of("column.id"),
                    CliMessages.of("column.type"),
                    CliMessages.of("column.connection"),
                    CliMessages.of("column.status"),
                    CliMessages.of("column.created"),
                    CliMessages.of("column.choices"));
            open.forEach(work -> table.row(
                    shortId(work),
                    Terms.of(work.kind()),
                    work.connection() == null
                            ? accounts(session, work)
                            : work.connection().share().name(),
                    work.connection() == null ? "" : work.connection().state().word(),
                    work.startedAt().toString(),
                    choices(work)));
            session.output()
                    .print(
                            JsonDocuments.list("open", open, work -> document(session, work)),
                            open.isEmpty() ? List.of(CliMessages.of("recover.none")) : table.lines());
            return ExitCode.DONE;
        });
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "ID", descriptionKey = "ID") String id) {
        return context.run(WorkspaceAccess.READ, session -> {
            var work = session.services().recovery().find(id);
            var lines = work.steps().stream()
                    .map(step -> CliMessages.of(
                            "recover.step", step.purpose().word(), session.name(step.account()), step.at()))
                    .toList();
            session.output().print(JsonDocuments.object("work", document(session, work)), lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "finish")
    int finish(@Parameters(paramLabel = "ID", descriptionKey = "ID") String id) {
        return act(
                id,
                "recover.finished",
                (session, work) -> session.services().recovery().finish(work.id(), session.options()));
    }

    @Command(name = "back")
    int back(@Parameters(paramLabel = "ID", descriptionKey = "ID") String id) {
        return act(
                id,
                "recover.putBack",
                (session, work) -> session.services().recovery().putBack(work.id(), session.options()));
    }

    @Command(name = "older")
    int older(@Option(names = "--accept") boolean accept) {
        context.refuseWhenReadOnly(accept ? WorkspaceAccess.CHANGE : WorkspaceAccess.READ);
        try (var workspace = context.workspaces().look(context.folder())) {
            if (accept || workspace.difference().isEmpty()) {
                // The seal can only be looked at with the vault.
                new PassphraseSource(context).unlock(workspace.vault());
            }
            var difference = workspace.difference();
            if (accept && difference.isPresent()) {
                workspace.accept();
            }
            var node = JsonNodeFactory.instance.objectNode().put("accepted", accept && difference.isPresent());
            var lines = new ArrayList<String>();
            difference.ifPresentOrElse(
                    problem -> {
                        node.put("code", problem.code().text())
                                .put("what", problem.text().what());
                        lines.add(problem.text().oneLine());
                    },
                    () -> {
                        node.putNull("code").putNull("what");
                        lines.add(CliMessages.of("recover.older.none"));
                    });
            if (accept && difference.isPresent()) {
                lines.add(CliMessages.of("recover.older.accepted"));
            }
            context.output().print(JsonDocuments.object("older", node), lines);
            return accept || difference.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEM;
        }
    }

    private int act(String id, String done, RecoveryChoice act) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var work = session.services().recovery().find(id);
            var outcome = act.on(session, work);
            var line = outcome instanceof Outcome.Partial ? "recover.goesOn" : done;
            return new OutcomeReport(session, outcome)
                    .toBeEnforced(true)
                    .print(document(session, work), List.of(CliMessages.of(line, shortId(work))));
        });
    }

    private static ObjectNode document(EnvironmentSession session, OpenWork work) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("id", work.id().toString())
                .put("kind", Terms.of(work.kind()))
                .put("startedAt", JsonDocuments.time(work.startedAt()));
        var connection = work.connection();
        if (connection == null) {
            node.putNull("connection");
        } else {
            node.set("connection", JsonDocuments.of(session).connection(connection));
        }
        node.set("accounts", JsonDocuments.array(work.accounts(), JsonDocuments.of(session)::party));
        node.set(
                "steps",
                JsonDocuments.array(
                        work.steps(),
                        step -> JsonNodeFactory.instance
                                .objectNode()
                                .put("phase", step.purpose().word())
                                .put("account", step.account().text())
                                .put("at", JsonDocuments.time(step.at()))));
        var choices = node.putArray("choices");
        work.choices().stream().sorted().forEach(choice -> choices.add(Terms.of(choice)));
        return node;
    }

    private static String shortId(OpenWork work) {
        return work.id().toString().substring(0, SHORT);
    }

    private static String choices(OpenWork work) {
        return work.choices().stream().sorted().map(Terms::of).collect(Collectors.joining(", "));
    }

    private static String accounts(EnvironmentSession session, OpenWork work) {
        return work.accounts().stream().map(session::name).collect(Collectors.joining(", "));
    }
}
