package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.CutText;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.time.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice account`.
@Command(name = "account")
public final class AccountCommand {
    private final CommandContext context;

    public AccountCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--key", paramLabel = "KEY") @Nullable String key) {
        var access = key == null ? WorkspaceAccess.PUBLISH : WorkspaceAccess.CHANGE;
        return context.run(access, session -> {
            var added = key == null
                    ? session.services().accounts().add(name, Limits.core(), session.options())
                    : external(session, name, key);
            return report(session, added, "account.added");
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var views = session.services().accounts().list();
            session.output()
                    .print(
                            () -> JsonDocuments.list("accounts", views, JsonDocuments.of(session)::account),
                            () -> table(session, views));
            return ExitCode.DONE;
        });
    }

    private static List<String> table(EnvironmentSession session, List<AccountView> views) {
        var table = new Table(
                CliMessages.of("column.name"),
                CliMessages.of("column.key"),
                CliMessages.of("column.role"),
                CliMessages.of("column.abilities"),
                CliMessages.of("column.exports"),
                CliMessages.of("column.imports"));
        for (var view : views) {
            table.row(
                    view.account().name(),
                    view.account().key().shortText(),
                    Terms.of(view.account().role()),
                    abilities(view),
                    String.valueOf(view.exports()),
                    String.valueOf(view.imports()));
        }
        var lines = new ArrayList<>(table.lines());
        views.forEach(view -> ending(session, view.account()).ifPresent(lines::add));
        return lines;
    }

    /// Where there is something to say of it.
    private static Optional<String> ending(EnvironmentSession session, Account account) {
        var accounts = session.services().accounts();
        var lifespan = accounts.lifespan(account);
        return switch (accounts.phase(account)) {
            case GOOD -> Optional.empty();
            case NOT_YET ->
                Optional.of(CliMessages.of("account.notYet", account.name(), String.valueOf(lifespan.from())));
            case ENDING ->
                Optional.of(CliMessages.of("account.ending", account.name(), String.valueOf(lifespan.until())));
            case OVER -> Optional.of(CliMessages.of("account.over", account.name(), String.valueOf(lifespan.until())));
        };
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return context.run(WorkspaceAccess.READ, session -> {
            var services = session.services();
            var view = services.accounts().view(session.account(name).key());
            var key = view.account().key();
            var exports = Stream.concat(
                            services.exports().list(key).stream(),
                            services.exports().kept().stream()
                                    .filter(export -> export.account().equals(key)))
                    .toList();
            var imports = services.imports().list(key);
            var users = services.users().list(key);
            var document = JsonDocuments.of(session).account(view);
            document.set("exports", JsonDocuments.array(exports, JsonDocuments.of(session)::export));
            document.set("imports", JsonDocuments.array(imports, JsonDocuments.of(session)::imported));
            document.set("users", JsonDocuments.array(users, JsonDocuments.of(session)::user));
            var lines = new ArrayList<String>();
            lines.add(CliMessages.of(
                    "account.show.name",
                    view.account().name(),
                    Terms.of(view.account().role())));
            lines.add(CliMessages.of("account.show.key", key));
            lines.add(CliMessages.of("account.show.abilities", abilities(view)));
            var end = JsonDocuments.time(
                    services.accounts().lifespan(view.account()).until());
            if (end != null) {
                lines.add(CliMessages.of("account.show.ends", end));
            }
            ending(session, view.account()).ifPresent(lines::add);
            exports.forEach(export -> lines.add(line(export)));
            imports.forEach(imported -> lines.add(line(session, imported)));
            users.forEach(user -> lines.add(line(user)));
            session.output().print(JsonDocuments.object("account", document), lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "rm")
    int remove(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--dry-run") boolean rehearse) {
        context.refuseStage();
        return context.run(rehearse ? WorkspaceAccess.READ : WorkspaceAccess.PUBLISH, session -> {
            var key = session.account(name).key();
            var cut = CutText.of(session, session.services().accounts().removalPlan(key));
            if (rehearse) {
                session.output().print(cut.document(JsonDocuments.plain()), cut.rehearsed(session.name(key)));
                return ExitCode.DONE;
            }
            var removed = session.services().accounts().remove(key, session.options());
            var stays = session.services()
                    .accounts()
                    .removal(key)
                    .filter(removal -> removal.stage() == Removal.Stage.STAYS_LOCKED_OUT)
                    .isPresent();
            if (removed.outcome() instanceof Outcome.Partial && removed.value().isLive()) {
                return reportEnd(session, removed, "account.removed.goesOn", cut.lines());
            }
            return reportEnd(session, removed, stays ? "account.removed.stays" : "account.removed", cut.lines());
        });
    }

    @Command(name = "renew")
    int renew(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--for", paramLabel = "SPAN", required = true) String span) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var life = span.equals("ever")
                    ? null
                    : TimeSpan.parse(span).orElseThrow(() -> context.usage(CliMessages.of("span.invalid", span)));
            var accounts = session.services().accounts();
            var renewed = accounts.renew(session.account(name).key(), life, session.options());
            return report(session, renewed, life == null ? "account.renewed.ever" : "account.renewed");
        });
    }

    @Command(name = "revisions")
    int revisions(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--revision", paramLabel = "NUMBER") @Nullable Long number) {
        return new RevisionCommands(context).list(name, number);
    }

    @Command(name = "restore")
    int restore(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--revision", paramLabel = "NUMBER", required = true) long number) {
        return new RevisionCommands(context).restore(name, number);
    }

    private static OperationResult<Account> external(EnvironmentSession session, String name, String key) {
        return new OperationResult<>(
                session.services().accounts().addExternal(name, session.partner(key)), new Outcome.Local());
    }

    private static int report(EnvironmentSession session, OperationResult<Account> result, String text) {
        return print(session, new OutcomeReport(session, result.outcome()), result.value(), text, List.of());
    }

    private static int reportEnd(
            EnvironmentSession session, OperationResult<Account> result, String text, List<String> more) {
        var report = new OutcomeReport(session, result.outcome()).toBeEnforced(true);
        return print(session, report, result.value(), text, more);
    }

    private static int print(
            EnvironmentSession session, OutcomeReport report, Account account, String text, List<String> more) {
        var document = JsonDocuments.object("account", JsonDocuments.of(session).party(account.key()));
        var end = JsonDocuments.time(
                session.services().accounts().lifespan(account).until());
        var line = CliMessages.of(text, account.name(), account.key(), String.valueOf(end));
        return report.print(
                document, Stream.concat(Stream.of(line), more.stream()).toList());
    }

    private static String abilities(AccountView view) {
        return view.abilities().stream().sorted().map(Terms::of).collect(Collectors.joining(", "));
    }

    private static String line(Export export) {
        return CliMessages.of(
                "account.show.export",
                export.name(),
                Terms.of(export.visibility()),
                export.kind().word(),
                export.subject());
    }

    private static String line(EnvironmentSession session, ImportView imported) {
        return CliMessages.of(
                "account.show.import",
                imported.name(),
                imported.kind().word(),
                imported.subject(),
                session.name(imported.exporter()),
                imported.effectiveSubject());
    }

    private static String line(User user) {
        return CliMessages.of("account.show.user", user.name(), user.key());
    }
}
