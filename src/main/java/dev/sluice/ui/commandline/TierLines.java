package dev.sluice.ui.commandline;

import dev.sluice.domain.model.record.AccountPatch;

/// What is done with tiers, as commands; nsc has none.
///
/// @param environment its name, said in each command: there may be several
public record TierLines(String environment) {

    /// Nothing to copy while it has no name.
    public CommandLines add(String name, AccountPatch limits) {
        return name.isEmpty() ? CommandLines.NONE : CommandLines.ofSluice(limits("add", name, limits));
    }

    public CommandLines edit(String name, AccountPatch limits) {
        return limits.isEmpty() ? CommandLines.NONE : CommandLines.ofSluice(limits("edit", name, limits));
    }

    public CommandLines remove(String name) {
        return CommandLines.ofSluice(line("rm", name));
    }

    private ShellLine limits(String verb, String name, AccountPatch limits) {
        return PatchOptions.allowed(PatchOptions.limits(line(verb, name), limits), limits);
    }

    private ShellLine line(String verb, String name) {
        return ShellLine.sluice("tier", verb)
                .option("--environment", environment)
                .word(name);
    }
}
