package dev.sluice.cli.session;

import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.ProblemPrinter;
import dev.sluice.cli.session.LineTerminal.Answer;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs command lines within another one, in a workspace that is open and unlocked already. What was said for all
/// of them is not said again. Commands of one group share their description to picocli, which takes longer to make
/// than most of them run.
public final class InnerCommands {
    /// What has a process, or a workspace, to itself.
    static final Set<String> NEVER = Set.of("batch", "init", "sandbox", "restore");

    /// What mostly changes rows, and may share a transaction with others; whatever of it asks servers says so
    /// itself.
    private static final Set<String> LOCAL = Set.of("account", "user", "role", "mapping", "tier", "export", "import");
    /// Of other groups, what does nothing that a transaction could not take back: no key leaves or goes, and nothing
    /// ends.
    private static final Map<String, Set<String>> PARTLY_LOCAL = Map.of(
            "key", Set.of("gen", "import", "ls"),
            "federation", Set.of("export", "import", "accept", "ls"));

    private final CommandContext outer;
    private final Workspace workspace;
    private final boolean waits;
    private final Map<String, Child> children = new HashMap<>();
    private final Set<String> environments = new LinkedHashSet<>();
    private List<Runnable> later = new ArrayList<>();
    private boolean isTogether;
    private boolean isPushed;
    private boolean isAlone;

    InnerCommands(CommandContext outer, Workspace workspace, boolean waits) {
        this.outer = outer;
        this.workspace = workspace;
        this.waits = waits;
    }

    private record Child(CommandContext context, LineTerminal terminal) {}

    /// Thrown before a command has done anything that is to run by itself.
    public static final class RunsAlone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private RunsAlone() {
            super("runs alone", null, false, false);
        }
    }

    /// What a command did.
    ///
    /// @param isPushed whether servers were told of it
    /// @param isAlone whether it did nothing since it must not share a transaction
    /// @param later what is to be done when it is on the disk
    public record Ran(Answer answer, boolean isPushed, boolean isAlone, List<Runnable> later) {
        public Ran {
            later = List.copyOf(later);
        }

        public boolean isDone() {
            return answer.code() == ExitCode.DONE;
        }
    }

    /// What a command comes to whose rows were not kept.
    public Ran lost(ProblemException problem) {
        return new Ran(failure(problem), false, false, List.of());
    }

    /// How it ended, once what it wrote is on the disk.
    public Answer kept(Ran ran) {
        try {
            ran.later().forEach(Runnable::run);
            return ran.answer();
        } catch (ProblemException e) {
            return failure(e);
        }
    }

    private Answer failure(ProblemException problem) {
        var terminal = new LineTerminal(outer.terminal());
        ProblemPrinter.print(terminal, problem.problem());
        return terminal.answer(ExitCode.PROBLEM);
    }

    Workspace workspace() {
        return workspace;
    }

    /// Whether it may share a transaction, for all that its first word says.
    public static boolean isLocal(List<String> words) {
        var group = words.getFirst();
        return LOCAL.contains(group)
                || (words.size() > 1
                        && PARTLY_LOCAL.getOrDefault(group, Set.of()).contains(words.get(1)));
    }

    public Ran run(List<String> words) {
        return run(words, waits);
    }

    /// Whatever was said of waiting.
    public Ran runNow(List<String> words) {
        return run(words, false);
    }

    /// Runs it within a transaction of several, if it may.
    public Ran runTogether(List<String> words) {
        isTogether = true;
        try {
            return run(words, waits);
        } finally {
            isTogether = false;
        }
    }

    private Ran run(List<String> words, boolean isWaiting) {
        later = new ArrayList<>();
        isPushed = false;
        isAlone = false;
        var group = words.getFirst();
        var child = children.computeIfAbsent(group, _ -> child(words));
        child.context().options().within(outer.options(), isWaiting);
        var code = child.context().runChild(words);
        if (code != ExitCode.DONE) {
            // Not of a group, or not parsed to its end.
            children.remove(group);
        }
        return new Ran(child.terminal().answer(code), isPushed, isAlone, isAlone ? List.of() : later);
    }

    private Child child(List<String> words) {
        var terminal = new LineTerminal(outer.terminal());
        return new Child(outer.child(this, terminal, words), terminal);
    }

    /// @throws RunsAlone within a transaction of several
    void requireAlone() {
        if (isTogether) {
            isAlone = true;
            throw new RunsAlone();
        }
    }

    void whenKept(Runnable work) {
        if (isTogether) {
            later.add(work);
        } else {
            work.run();
        }
    }

    void notePushed() {
        isPushed = true;
    }

    void noteEnvironment(String name) {
        environments.add(name);
    }

    /// Where any of them worked so far, by name, in their order.
    public List<String> environments() {
        return List.copyOf(environments);
    }
}
