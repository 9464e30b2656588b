package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.ProblemPrinter;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.accountserver.AccountExchange;
import dev.sluice.domain.accountserver.AccountExchange.Pushed;
import dev.sluice.domain.accountserver.PulledAccount;
import dev.sluice.domain.config.ConfigTrust;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.AccountServerAddress;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice account-server`: hands account JWTs to a nats-account-server, and looks at what it has.
@Command(name = "account-server", addMethodSubcommands = false)
public final class AccountServerCommand {
    private final CommandContext context;

    public AccountServerCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "push")
    int push(
            @Parameters(index = "0", paramLabel = "URL", descriptionKey = "URL") String url,
            @Parameters(index = "1..*", paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT") @Nullable
                    List<String> names) {
        context.refuseWhenReadOnly(WorkspaceAccess.PUBLISH);
        return context.run(WorkspaceAccess.READ, session -> {
            session.confirmProduction();
            var accounts = chosen(session, names, account -> account.isManaged() || hasJwt(account));
            var own = session.services().accounts();
            var base = AccountServerAddress.base(url);
            if (ConfigTrust.needsSigning(accounts)
                    || session.services().publisher().tellsServers(base)
                    || !accounts.stream().allMatch(account -> own.isLatest(account.key()))) {
                session.unlock();
            }
            try (var exchange = AccountExchange.with(session.services(), base)) {
                var pushed = exchange.push(accounts, base);
                if (pushed.stream().anyMatch(Pushed::isTaken)) {
                    note(session, new ResolverKind.Url(base));
                }
                return report(session, url, pushed);
            }
        });
    }

    @Command(name = "pull")
    int pull(
            @Parameters(index = "0", paramLabel = "URL", descriptionKey = "URL") String url,
            @Parameters(index = "1..*", paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT") @Nullable
                    List<String> names,
            @Option(names = "--out", paramLabel = "DIR") @Nullable Path folder) {
        return context.run(WorkspaceAccess.READ, session -> {
            var accounts = chosen(session, names, _ -> true);
            try (var exchange = AccountExchange.with(session.services(), AccountServerAddress.base(url))) {
                var pulled = exchange.pull(accounts);
                if (folder != null) {
                    keep(folder, pulled);
                }
                print(session, pulled, exchange.servesOurOperator());
                return judge(url, pulled);
            }
        });
    }

    /// Whoever hands accounts to an account server has servers that ask it, unless something else is known of
    /// them.
    private static void note(EnvironmentSession session, ResolverKind kind) {
        var settings = session.workspace().environments().settings();
        var id = session.services().environment().id();
        if (settings.notedResolver(id).isEmpty()) {
            settings.noteResolver(id, kind);
        }
    }

    private static List<Account> chosen(
            EnvironmentSession session, @Nullable List<String> names, Predicate<Account> usual) {
        if (names == null || names.isEmpty()) {
            return session.services().accounts().list().stream()
                    .map(AccountView::account)
                    .filter(usual)
                    .toList();
        }
        return names.stream()
                .map(session::account)
                .peek(account -> {
                    if (account.role() == AccountRole.EXTERNAL && !usual.test(account)) {
                        throw ProblemException.of(ProblemCode.ACCOUNT_WITHOUT_JWT, account.name());
                    }
                })
                .toList();
    }

    private static boolean hasJwt(Account account) {
        return account.release().jwt() != null;
    }

    private static int report(EnvironmentSession session, String url, List<Pushed> pushed) {
        var table = new Table(
                CliMessages.of("column.account"), CliMessages.of("column.status"), CliMessages.of("column.detail"));
        for (var one : pushed) {
            table.row(one.account().name(), status(one), detail(one));
        }
        session.output().print(JsonDocuments.list("accounts", pushed, AccountServerCommand::document), table.lines());
        if (pushed.stream().anyMatch(one -> one.isTaken() && one.staged() > 0)) {
            session.output().remark(CliMessages.of("accountServer.staged"));
        }
        var failed = pushed.stream().filter(one -> !one.isTaken()).toList();
        if (failed.isEmpty()) {
            return ExitCode.DONE;
        }
        var first = failed.getFirst();
        var problem = ProblemException.of(
                ProblemCode.ACCOUNT_SERVER_REFUSED,
                url,
                failed.size(),
                pushed.size(),
                first.account().name() + ", " + detail(first));
        ProblemPrinter.print(session.context().terminal(), problem.problem());
        return failed.size() == pushed.size() ? ExitCode.PROBLEM : ExitCode.PARTIAL;
    }

    private static ObjectNode document(Pushed one) {
        return JsonDocuments.plain()
                .put("name", one.account().name())
                .put("key", one.account().key().text())
                .put("status", status(one))
                .put("staged", one.staged())
                .put("detail", detail(one));
    }

    /// "Taken" is said of an account only when all that is wished of it was sent.
    private static String status(Pushed one) {
        if (!one.isTaken()) {
            return "failed";
        }
        return one.staged() == 0 ? "taken" : "taken-without-staged";
    }

    private static String detail(Pushed one) {
        return one.isTaken() && one.staged() > 0
                ? CliMessages.of("accountServer.notSent", one.staged())
                : one.refusal().orElse("");
    }

    /// Named by their keys, which are harmless as file names.
    private void keep(Path folder, List<PulledAccount> pulled) {
        pulled.forEach(one -> context.files().requireFree(file(folder, one)));
        for (var one : pulled) {
            if (one.jwt() != null) {
                context.files().write(file(folder, one), one.jwt());
            }
        }
    }

    private static String file(Path folder, PulledAccount one) {
        return folder.resolve(one.account().key().text() + ".jwt").toString();
    }

    private static void print(EnvironmentSession session, List<PulledAccount> pulled, boolean ours) {
        var table = new Table(
                CliMessages.of("column.account"), CliMessages.of("column.status"), CliMessages.of("column.detail"));
        for (var one : pulled) {
            table.row(one.account().name(), Terms.of(one.status()), one.detail());
        }
        var document = JsonDocuments.list(
                "accounts",
                pulled,
                one -> JsonDocuments.plain()
                        .put("name", one.account().name())
                        .put("key", one.account().key().text())
                        .put("status", Terms.of(one.status()))
                        .put("detail", one.detail()));
        document.put("operatorMatches", ours);
        session.output().print(document, table.lines());
        if (!ours) {
            session.output().remark(CliMessages.of("warning", CliMessages.of("accountServer.otherOperator")));
        }
    }

    private static int judge(String url, List<PulledAccount> pulled) {
        var silent = pulled.stream()
                .filter(one -> one.status() == PulledAccount.PullStatus.NO_ANSWER)
                .toList();
        if (!silent.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.ACCOUNT_SERVER_SILENT, url, silent.getFirst().detail());
        }
        var suspect = pulled.stream().filter(one -> one.status().isSuspect()).findFirst();
        if (suspect.isPresent()) {
            throw ProblemException.of(
                    ProblemCode.ACCOUNT_SERVER_NOT_BELIEVED,
                    url,
                    suspect.get().account().name());
        }
        return ExitCode.DONE;
    }
}
