package dev.sluice.cli;

import dev.sluice.domain.federation.act.OpenWork;
import dev.sluice.domain.federation.act.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice recover`: work on servers that a crash or a silent server interrupted.
@Command(name = "recover")
final class RecoverCommand {
    private static final int SHORT = 8;

    private final Context context;

    RecoverCommand(Context context) {
        this.context = context;
    }

    @FunctionalInterface
    private interface Act {
        Outcome on(Session session, OpenWork work);
    }

    @Command(name = "ls")
    int list() {
        return context.run(Access.READ, session -> {
            var open = session.realm().recovery().list();
            var table = new Table(
                    Texts.of("column.id"),
                    Texts.of("column.type"),
                    Texts.of("column.connection"),
                    Texts.of("column.status"),
                    Texts.of("column.created"),
                    Texts.of("column.choices"));
            open.forEach(work -> table.row(
                    shortId(work),
                    Words.of(work.kind()),
                    work.connection() == null
                            ? accounts(session, work)
                            : work.connection().share().name(),
                    work.connection() == null ? "" : work.connection().state().word(),
                    work.startedAt().toString(),
                    choices(work)));
            session.output()
                    .print(
                            Documents.list("open", open, work -> document(session, work)),
                            open.isEmpty() ? List.of(Texts.of("recover.none")) : table.lines());
            return ExitCode.DONE;
        });
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "ID", descriptionKey = "ID") String id) {
        return context.run(Access.READ, session -> {
            var work = session.realm().recovery().find(id);
            var lines = work.steps().stream()
                    .map(step -> Texts.of("recover.step", step.phase(), session.name(step.account()), step.at()))
                    .toList();
            session.output().print(Documents.object("work", document(session, work)), lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "finish")
    int finish(@Parameters(paramLabel = "ID", descriptionKey = "ID") String id) {
        return act(
                id,
                "recover.finished",
                (session, work) -> session.realm().recovery().finish(work.id(), session.manner()));
    }

    @Command(name = "back")
    int back(@Parameters(paramLabel = "ID", descriptionKey = "ID") String id) {
        return act(
                id,
                "recover.putBack",
                (session, work) -> session.realm().recovery().putBack(work.id(), session.manner()));
    }

    @Command(name = "older")
    int older(@Option(names = "--accept") boolean accept) {
        context.refuseWhenReadOnly(accept ? Access.CHANGE : Access.READ);
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
                        lines.add(Texts.of("recover.older.none"));
                    });
            if (accept && difference.isPresent()) {
                lines.add(Texts.of("recover.older.accepted"));
            }
            context.output().print(Documents.object("older", node), lines);
            return accept || difference.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEM;
        }
    }

    private int act(String id, String done, Act act) {
        context.refuseStage();
        return context.run(Access.PUBLISH, session -> {
            var work = session.realm().recovery().find(id);
            var outcome = act.on(session, work);
            var line = outcome instanceof Outcome.Partial ? "recover.goesOn" : done;
            return new OutcomeReport(session, outcome)
                    .toBeEnforced(true)
                    .print(document(session, work), List.of(Texts.of(line, shortId(work))));
        });
    }

    private static ObjectNode document(Session session, OpenWork work) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("id", work.id().toString())
                .put("kind", Words.of(work.kind()))
                .put("startedAt", Documents.time(work.startedAt()));
        var connection = work.connection();
        if (connection == null) {
            node.putNull("connection");
        } else {
            node.set("connection", Documents.of(session).connection(connection));
        }
        node.set("accounts", Documents.array(work.accounts(), Documents.of(session)::party));
        node.set(
                "steps",
                Documents.array(
                        work.steps(),
                        step -> JsonNodeFactory.instance
                                .objectNode()
                                .put("phase", step.phase())
                                .put("account", step.account().text())
                                .put("at", Documents.time(step.at()))));
        var choices = node.putArray("choices");
        work.choices().stream().sorted().forEach(choice -> choices.add(Words.of(choice)));
        return node;
    }

    private static String shortId(OpenWork work) {
        return work.id().toString().substring(0, SHORT);
    }

    private static String choices(OpenWork work) {
        return work.choices().stream().sorted().map(Words::of).collect(Collectors.joining(", "));
    }

    private static String accounts(Session session, OpenWork work) {
        return work.accounts().stream().map(session::name).collect(Collectors.joining(", "));
    }
}
