package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ImportText;
import dev.sluice.domain.interop.conf.ConfImport;
import dev.sluice.domain.interop.conf.ConfPlan;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.text.FileNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `sluice config import`: the accounts of a server's configuration, in operator mode.
final class ConfigImport {
    private final CommandContext context;

    ConfigImport(CommandContext context) {
        this.context = context;
    }

    int tell(String file) {
        var text = context.files().configuration(file);
        return context.run(WorkspaceAccess.READ, session -> {
            var plan = new ConfImport(session.services()).plan(file, text);
            context.output().print(document(plan).put("applied", false), lines(plan));
            return ExitCode.DONE;
        });
    }

    /// @param folder for credentials
    /// @param life of users; null for ever
    int take(String file, String folder, @Nullable Duration life) {
        context.refuseStage();
        var text = context.files().configuration(file);
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var conf = new ConfImport(session.services());
            var plan = conf.plan(file, text);
            context.files().requireFolder(folder);
            plan.accounts()
                    .forEach(account -> account.users()
                            .forEach(user -> context.files().requireFree(place(folder, account.name(), user.name()))));
            var result = conf.apply(plan, life, session.options());
            var written = result.users().stream()
                    .map(user -> handOut(session, user, folder))
                    .toList();
            var document = document(plan).put("applied", true);
            document.put("accounts", result.accounts().size())
                    .put("shares", result.shares())
                    .put("users", result.users().size());
            document.set(
                    "creds",
                    JsonDocuments.array(written, path -> JsonDocuments.plain().put("file", path)));
            document.set(
                    "failures",
                    JsonDocuments.array(
                            result.failures(),
                            failure -> JsonDocuments.plain()
                                    .put("name", failure.name())
                                    .put("problem", failure.problem().code().text())
                                    .put("what", failure.problem().text().what())));
            var lines = new ArrayList<>(lines(plan));
            lines.add(CliMessages.of(
                    "config.imported",
                    result.accounts().size(),
                    result.shares(),
                    result.users().size(),
                    folder));
            context.output().print(document, lines);
            if (!result.failures().isEmpty()) {
                throw ProblemException.of(
                        ProblemCode.IMPORT_INCOMPLETE,
                        result.failures().stream()
                                .map(failure -> failure.name() + " ("
                                        + failure.problem().text().what() + ")")
                                .collect(Collectors.joining(", ")));
            }
            return ExitCode.DONE;
        });
    }

    private String handOut(EnvironmentSession session, User user, String folder) {
        var place = place(folder, session.name(user.account()), user.name());
        var creds = session.services().users().creds(user, CredsIssue.Place.file(place));
        try {
            context.files().write(place, creds);
        } finally {
            Arrays.fill(creds, '\0');
        }
        return place;
    }

    private static String place(String folder, String account, String user) {
        return Path.of(folder, FileNames.of(account + "-" + user) + ".creds").toString();
    }

    private static ObjectNode document(ConfPlan plan) {
        return JsonDocuments.list("items", plan.items(), ImportText::document);
    }

    private static List<String> lines(ConfPlan plan) {
        return plan.items().stream().map(ImportText::line).toList();
    }
}
