package dev.sluice.ui.commandline;

import dev.sluice.domain.model.Account;

/// What is done with templates, as commands; nsc has none.
///
/// @param environment its name, said in each command: there may be several
public record TemplateLines(String environment) {

    public CommandLines save(String name, Account account, boolean replacing) {
        var line = line("save").word(name).word(account.name());
        return CommandLines.ofSluice(replacing ? line.flag("--force") : line);
    }

    public CommandLines apply(String name, Account account) {
        return CommandLines.ofSluice(line("apply").word(name).word(account.name()));
    }

    public CommandLines remove(String name) {
        return CommandLines.ofSluice(line("rm").word(name));
    }

    private ShellLine line(String verb) {
        return ShellLine.sluice("account", "template", verb).option("--environment", environment);
    }
}
