package dev.sluice.cli.command.batch;

import dev.sluice.cli.command.batch.BatchLines.Line;
import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.session.InnerCommands;
import dev.sluice.cli.session.InnerCommands.Ran;
import dev.sluice.cli.session.LineTerminal.Answer;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs lines one after the other. Those beside each other that only change rows are one transaction, and are
/// answered when it is on the disk: a commit for each would take most of the time.
final class BatchRun {
    private final Workspace workspace;
    private final InnerCommands commands;
    private final boolean isGoingOn;

    /// @param isGoingOn whether what comes after a line that failed is run
    BatchRun(Workspace workspace, InnerCommands commands, boolean isGoingOn) {
        this.workspace = workspace;
        this.commands = commands;
        this.isGoingOn = isGoingOn;
    }

    /// @param isPushed whether servers were told of it
    record LineRun(Line line, Answer answer, boolean isPushed) {
        boolean isDone() {
            return answer.code() == ExitCode.DONE;
        }
    }

    /// Until the end, or until one failed.
    ///
    /// @param told of each line, in their order
    void run(List<Line> lines, Consumer<LineRun> told) {
        var rest = lines;
        while (!rest.isEmpty()) {
            var local = rest.stream().takeWhile(BatchRun::isLocal).toList();
            var ran = local.isEmpty() ? List.of(alone(rest.getFirst())) : together(local);
            // The first of them may be one that has to run alone, which only it knew.
            var runs = ran.isEmpty() ? List.of(alone(rest.getFirst())) : ran;
            runs.forEach(told);
            if (!isGoingOn && !runs.stream().allMatch(LineRun::isDone)) {
                return;
            }
            rest = rest.subList(runs.size(), rest.size());
        }
    }

    private static boolean isLocal(Line line) {
        return !line.words().isEmpty() && InnerCommands.isLocal(line.words());
    }

    private LineRun alone(Line line) {
        if (line.words().isEmpty()) {
            return new LineRun(line, new Answer(ExitCode.USAGE, "", CliMessages.of("batch.unreadable")), false);
        }
        return kept(line, commands.run(line.words()));
    }

    private LineRun kept(Line line, Ran ran) {
        return new LineRun(line, commands.kept(ran), ran.isPushed());
    }

    /// @return those that were run: up to one that failed, or has to run alone
    private List<LineRun> together(List<Line> lines) {
        var rans = new ArrayList<Ran>();
        try {
            var _ = workspace.together(() -> rans.addAll(withinOne(lines)));
        } catch (ProblemException e) {
            rans.replaceAll(ran -> ran.isDone() ? commands.lost(e) : ran);
        }
        var runs = new ArrayList<LineRun>();
        for (var i = 0; i < rans.size(); i++) {
            runs.add(kept(lines.get(i), rans.get(i)));
        }
        return runs;
    }

    private List<Ran> withinOne(List<Line> lines) {
        var rans = new ArrayList<Ran>();
        for (var line : lines) {
            var ran = commands.runTogether(line.words());
            if (ran.isAlone()) {
                break;
            }
            rans.add(ran);
            if (!ran.isDone() && !isGoingOn) {
                break;
            }
        }
        return rans;
    }
}
