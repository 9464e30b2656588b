package dev.sluice.cli.command.batch;

import dev.sluice.cli.command.batch.BatchRun.LineRun;
import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.InnerCommands;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.domain.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sluice batch`: many commands in one process, with one unlock.
@Command(name = "batch")
public final class BatchCommand implements Callable<Integer> {
    private static final String PUSH = "push";

    private final CommandContext context;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private String file = "-";

    @Option(names = "--push-once")
    private boolean pushOnce;

    @Option(names = "--keep-going")
    private boolean keepGoing;

    public BatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.refuseStage();
        return context.inWorkspace(WorkspaceAccess.CHANGE, this::runAll);
    }

    private int runAll(Workspace workspace) {
        var commands = context.within(workspace, pushOnce);
        try (var lines = new BatchLines(context.files().open(file));
                var _ = workspace.vault().createMany()) {
            var worst = run(workspace, commands, lines);
            return pushOnce ? Math.max(worst, push(workspace, commands)) : worst;
        } catch (IOException e) {
            throw context.files().unreadable(file, e);
        }
    }

    private int run(Workspace workspace, InnerCommands commands, BatchLines lines) throws IOException {
        var run = new BatchRun(workspace, commands, keepGoing);
        var worst = ExitCode.DONE;
        for (var next = lines.next(); !next.isEmpty(); next = lines.next()) {
            var runs = new ArrayList<LineRun>();
            run.run(next, ran -> {
                runs.add(ran);
                answer(ran);
            });
            worst = Math.max(
                    worst,
                    runs.stream().mapToInt(ran -> ran.answer().code()).max().orElse(0));
            var failed = runs.stream().filter(ran -> !ran.isDone()).findFirst();
            if (failed.isPresent() && !keepGoing) {
                context.output()
                        .remark(CliMessages.of(
                                "batch.stopped", failed.get().line().number()));
                return worst;
            }
        }
        return worst;
    }

    /// In every environment where a line worked: what waits in one of them is not reached by a push in another.
    private int push(Workspace workspace, InnerCommands commands) {
        var environments = commands.environments();
        return environments.isEmpty() || workspace.environments().all().size() < 2
                ? push(commands, List.of(PUSH))
                : environments.stream()
                        .mapToInt(name -> push(commands, List.of(PUSH, "--environment", name)))
                        .max()
                        .orElse(ExitCode.DONE);
    }

    private int push(InnerCommands commands, List<String> words) {
        var line = new BatchLines.Line(0, words);
        var ran = commands.runNow(line.words());
        return answer(new LineRun(line, commands.kept(ran), ran.isPushed()));
    }

    /// One line for each command, whatever it printed.
    private int answer(LineRun ran) {
        var line = ran.line();
        var answer = ran.answer();
        // Of the push itself nothing else was to be expected.
        var isEarly = pushOnce && line.number() > 0 && ran.isPushed();
        var out = context.terminal().out();
        if (context.options().json()) {
            var node = JsonMapper.shared().createObjectNode().put("line", line.number());
            var array = node.putArray("command");
            line.words().forEach(array::add);
            node.put("exit", answer.code());
            node.put("pushed", isEarly);
            node.set("result", document(answer.out()));
            node.put("error", answer.err().isEmpty() ? null : answer.err());
            out.println(ForeignText.escapedJson(JsonMapper.shared().writeValueAsString(node)));
        } else {
            out.println(ForeignText.marked(CliMessages.of(
                    answer.code() == ExitCode.DONE ? "batch.done" : "batch.failed",
                    line.number() == 0 ? String.join(" ", line.words()) : Integer.toString(line.number()),
                    answer.code(),
                    isEarly ? CliMessages.of("batch.early", answer.line()) : answer.line())));
        }
        return answer.code();
    }

    private static JsonNode document(String text) {
        try {
            return JsonMapper.shared().readTree(text.isBlank() ? "null" : text);
        } catch (JacksonException _) {
            return JsonMapper.shared().getNodeFactory().stringNode(text);
        }
    }
}
