package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice user`: users of the acting account.
@Command(name = "user")
public final class UserCommand {
    private static final String STANDARD_OUTPUT = "-";

    private final CommandContext context;

    public UserCommand(CommandContext context) {
        this.context = context;
    }

    /// Without a file the creds are the answer, so that they can be piped.
    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            context.files().requireFree(target);
            var account = session.actingAccount();
            var user = session.services().users().add(account.key(), name);
            try {
                return handOut(session, user, target, "user.added");
            } catch (ProblemException e) {
                throw lost(account, user, e.problem().text().what(), e);
            }
        });
    }

    /// Those of a user who is there.
    @Command(name = "creds")
    int creds(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            context.files().requireFree(target);
            var user = session.services().users().find(session.actingAccount().key(), name);
            return handOut(session, user, target, "user.handedOut");
        });
    }

    private int handOut(EnvironmentSession session, User user, @Nullable String target, String told) {
        var document = JsonDocuments.of(session).user(user);
        var creds = session.services().users().creds(user);
        try {
            if (target != null) {
                context.files().write(target, creds);
            } else if (context.options().json()) {
                document.put("creds", new String(creds));
            } else {
                context.files().write(STANDARD_OUTPUT, creds);
            }
        } finally {
            Arrays.fill(creds, '\0');
        }
        var lines = target == null
                ? List.<String>of()
                : List.of(CliMessages.of(told, user.name(), session.party(user.account()), target));
        session.output().print(JsonDocuments.object("user", document), lines);
        if (target == null && !context.terminal().delivered()) {
            var account = session.name(user.account());
            throw ProblemException.of(ProblemCode.CREDS_LOST, user.name(), account, CliMessages.of("output.lost"));
        }
        return ExitCode.DONE;
    }

    private static ProblemException lost(Account account, User user, String why, ProblemException cause) {
        return cause.code() == ProblemCode.CREDS_LOST
                ? cause
                : ProblemException.because(cause, ProblemCode.CREDS_LOST, user.name(), account.name(), why);
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var users = session.services().users().list(session.actingAccount().key());
            var table = new Table(
                    CliMessages.of("column.name"), CliMessages.of("column.key"), CliMessages.of("column.created"));
            for (var user : users) {
                table.row(user.name(), user.key().text(), String.valueOf(JsonDocuments.time(user.createdAt())));
            }
            var lines = new ArrayList<>(table.lines());
            users.forEach(user -> ending(session, user).ifPresent(lines::add));
            session.output().print(JsonDocuments.list("users", users, JsonDocuments.of(session)::user), lines);
            return ExitCode.DONE;
        });
    }

    /// Where its end is near, or over.
    private static Optional<String> ending(EnvironmentSession session, User user) {
        var service = session.services().users();
        return switch (service.phase(user)) {
            case GOOD, NOT_YET -> Optional.empty();
            case ENDING ->
                Optional.of(CliMessages.of(
                        "user.ending",
                        user.name(),
                        service.end(user).map(String::valueOf).orElse("")));
            case OVER ->
                Optional.of(CliMessages.of(
                        "user.over",
                        user.name(),
                        service.end(user).map(String::valueOf).orElse("")));
        };
    }
}
