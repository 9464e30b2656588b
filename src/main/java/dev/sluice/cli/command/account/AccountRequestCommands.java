package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimReport;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.key.SigningRequests.Answer;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice account request` and `signed`: accounts under an operator whose keys somebody else holds (G7).
public final class AccountRequestCommands {
    private AccountRequestCommands() {}

    /// Out.
    @Command(name = "request")
    public static final class Request implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Option(names = "--out", paramLabel = "FILE")
        private @Nullable String target;

        public Request(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.run(WorkspaceAccess.CHANGE, session -> {
                var file = target;
                context.files().requireFree(file);
                var requests = session.services().requests();
                if (requests.isNeedless()) {
                    throw ProblemException.of(
                            ProblemCode.REQUEST_NEEDLESS,
                            session.services().environment().name());
                }
                var account = account(session);
                var jwt = requests.request(account.key());
                var lines = new ArrayList<String>();
                if (file == null) {
                    lines.add(jwt);
                } else {
                    context.files().write(file, jwt + "\n");
                    lines.add(CliMessages.of("account.requested", account.name(), account.key(), file));
                }
                session.output().print(document(account).put("jwt", jwt), lines);
                return ExitCode.DONE;
            });
        }

        private Account account(EnvironmentSession session) {
            try {
                return session.account(name);
            } catch (ProblemException e) {
                if (e.code() != ProblemCode.ACCOUNT_UNKNOWN) {
                    throw e;
                }
                return session.services()
                        .accounts()
                        .add(name, Limits.core(), OperationOptions.stage())
                        .value();
            }
        }
    }

    /// Back.
    @Command(name = "signed")
    public static final class Signed implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(paramLabel = "FILE|-", descriptionKey = "FILE|-")
        private String file = "";

        @Option(names = "--accept-changes")
        private boolean accepting;

        @Option(names = "--dry-run")
        private boolean dryRun;

        public Signed(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.run(dryRun ? WorkspaceAccess.READ : WorkspaceAccess.CHANGE, session -> {
                var requests = session.services().requests();
                var answer = requests.read(context.files().jwt(file));
                var lines = differences(answer);
                if (!dryRun) {
                    var taken = requests.take(answer, accepting);
                    lines.add(CliMessages.of("account.signed.taken", taken.name(), taken.key()));
                }
                var document = document(answer.account()).put("taken", !dryRun);
                var changes = document.putArray("changes");
                answer.changes().stream().map(ClaimReport::line).forEach(changes::add);
                session.output().print(document, lines);
                return ExitCode.DONE;
            });
        }

        private static List<String> differences(Answer answer) {
            var lines = new ArrayList<String>();
            lines.add(CliMessages.of(answer.changes().isEmpty() ? "account.signed.same" : "account.signed.differs"));
            answer.changes().stream().map(ClaimReport::line).forEach(lines::add);
            return lines;
        }
    }

    private static ObjectNode document(Account account) {
        return JsonDocuments.plain()
                .put("name", account.name())
                .put("key", account.key().text());
    }
}
