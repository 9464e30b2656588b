package dev.sluice.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice user`: users of the acting account.
@Command(name = "user")
final class UserCommand {
    private static final String STANDARD_OUTPUT = "-";

    private final Context context;

    UserCommand(Context context) {
        this.context = context;
    }

    /// Without a file the creds are the answer, so that they can be piped.
    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target) {
        return context.run(Access.CHANGE, session -> {
            var account = session.actingAccount();
            var user = session.realm().users().add(account.key(), name);
            var document = session.documents().user(user);
            var creds = session.realm().users().creds(user);
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
                    : List.of(Texts.of("user.added", user.name(), account.name(), target));
            session.output().print(Documents.object("user", document), lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(Access.READ, session -> {
            var users = session.realm().users().list(session.actingAccount().key());
            var table = new Table(Texts.of("column.name"), Texts.of("column.key"), Texts.of("column.created"));
            for (var user : users) {
                table.row(user.name(), user.key().text(), String.valueOf(Documents.time(user.createdAt())));
            }
            session.output().print(Documents.list("users", users, session.documents()::user), table.lines());
            return ExitCode.DONE;
        });
    }
}
