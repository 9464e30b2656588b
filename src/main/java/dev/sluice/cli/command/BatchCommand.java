package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.LineTerminal;
import dev.sluice.cli.session.LineTerminal.Answer;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.CommandWords;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.domain.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
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
    /// What has a process, or a workspace, to itself.
    private static final Set<String> NOT_WITHIN = Set.of("batch", "init", "sandbox", "restore");

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
        try (var lines =
                        new BufferedReader(new InputStreamReader(context.files().open(file), StandardCharsets.UTF_8));
                var _ = workspace.vault().createMany()) {
            var worst = ExitCode.DONE;
            var number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.stripLeading().startsWith("#")) {
                    continue;
                }
                var code = run(workspace, number, line);
                worst = Math.max(worst, code);
                if (code != ExitCode.DONE && !keepGoing) {
                    context.output().remark(CliMessages.of("batch.stopped", number));
                    break;
                }
            }
            return pushOnce ? Math.max(worst, push(workspace)) : worst;
        } catch (IOException e) {
            throw context.files().unreadable(file, e);
        }
    }

    private int run(Workspace workspace, int number, String line) {
        List<String> words;
        try {
            words = words(line);
        } catch (IllegalArgumentException | JacksonException e) {
            return answer(number, List.of(), new Answer(ExitCode.USAGE, "", CliMessages.of("batch.unreadable")));
        }
        if (NOT_WITHIN.contains(words.getFirst())) {
            var fault = CliMessages.of("batch.notWithin", words.getFirst());
            return answer(number, words, new Answer(ExitCode.USAGE, "", fault));
        }
        return answer(number, words, said(workspace, words, pushOnce));
    }

    private Answer said(Workspace workspace, List<String> words, boolean waits) {
        var terminal = new LineTerminal(context.terminal());
        var code = context.runWithin(workspace, terminal, words, waits);
        return terminal.answer(code);
    }

    private int push(Workspace workspace) {
        return answer(0, List.of("push"), said(workspace, List.of("push"), false));
    }

    /// One line for each command, whatever it printed.
    private int answer(int number, List<String> words, Answer answer) {
        var out = context.terminal().out();
        if (context.options().json()) {
            var node = JsonMapper.shared().createObjectNode().put("line", number);
            var array = node.putArray("command");
            words.forEach(array::add);
            node.put("exit", answer.code());
            node.set("result", document(answer.out()));
            node.put("error", answer.err().isEmpty() ? null : answer.err());
            out.println(ForeignText.escapedJson(JsonMapper.shared().writeValueAsString(node)));
        } else {
            out.println(ForeignText.marked(CliMessages.of(
                    answer.code() == ExitCode.DONE ? "batch.done" : "batch.failed",
                    number == 0 ? "push" : Integer.toString(number),
                    answer.code(),
                    answer.line())));
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

    /// As a shell would split them; with `--json` also as a document.
    private List<String> words(String line) {
        if (!line.stripLeading().startsWith("{")) {
            return CommandWords.split(line);
        }
        var command = JsonMapper.shared().readTree(line).path("command");
        var words = command.valueStream().map(JsonNode::asString).toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
        return words;
    }
}
