package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `sluice account ls` and `sluice account show`.
final class AccountLists {
    private final CommandContext context;

    AccountLists(CommandContext context) {
        this.context = context;
    }

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

    int show(String name) {
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
