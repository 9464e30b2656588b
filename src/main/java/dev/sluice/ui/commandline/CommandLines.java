package dev.sluice.ui.commandline;

import java.util.List;
import java.util.stream.Stream;

/// The commands that do what a person is about to do in the window.
///
/// @param nsc the same with nsc; empty where nsc has no way to do it
public record CommandLines(List<String> sluice, List<String> nsc) {
    /// Nothing to copy, since nothing would be done.
    public static final CommandLines NONE = new CommandLines(List.of(), List.of());

    public CommandLines {
        sluice = List.copyOf(sluice);
        nsc = List.copyOf(nsc);
    }

    /// nsc has no way to do it.
    public static CommandLines ofSluice(ShellLine line) {
        return new CommandLines(List.of(line.text()), List.of());
    }

    /// nsc changes its own files: what its servers are to get is pushed by a second command.
    public static CommandLines pushed(ShellLine line, String account, ShellLine nsc) {
        return pushed(line, account, List.of(), nsc);
    }

    /// @param first what nsc wants done before
    static CommandLines pushed(ShellLine line, String account, List<ShellLine> first, ShellLine nsc) {
        var push = ShellLine.nsc("push").option("--account", account);
        return new CommandLines(
                List.of(line.text()),
                Stream.concat(first.stream(), Stream.of(nsc, push))
                        .map(ShellLine::text)
                        .toList());
    }

    /// The same without a push: nothing of it is on servers.
    public static CommandLines of(ShellLine line, ShellLine nsc) {
        return new CommandLines(List.of(line.text()), List.of(nsc.text()));
    }

    /// One after the other. Where nsc has no way to do one of them, it has none to do both.
    public CommandLines then(CommandLines next) {
        if (isEmpty() || next.isEmpty()) {
            return isEmpty() ? next : this;
        }
        var both = nsc.isEmpty() || next.nsc.isEmpty()
                ? List.<String>of()
                : Stream.concat(nsc.stream(), next.nsc.stream()).toList();
        return new CommandLines(
                Stream.concat(sluice.stream(), next.sluice.stream()).toList(), both);
    }

    public boolean isEmpty() {
        return sluice.isEmpty();
    }

    /// As it is pasted into a shell.
    public String sluiceText() {
        return String.join("\n", sluice);
    }

    public String nscText() {
        return String.join("\n", nsc);
    }
}
