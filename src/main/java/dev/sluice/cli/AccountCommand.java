package dev.sluice.cli;

import dev.sluice.domain.federation.act.AccountView;
import dev.sluice.domain.federation.act.ImportView;
import dev.sluice.domain.federation.act.Outcome;
import dev.sluice.domain.federation.act.Result;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Removal;
import dev.sluice.domain.model.User;
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
final class AccountCommand {
    private final Context context;

    AccountCommand(Context context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--key", paramLabel = "KEY") @Nullable String key) {
        var access = key == null ? Access.PUBLISH : Access.CHANGE;
        return context.run(access, session -> {
            var added = key == null
                    ? session.realm().accounts().add(name, Limits.core(), session.manner())
                    : external(session, name, key);
            return report(session, added, "account.added");
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(Access.READ, session -> {
            var views = session.realm().accounts().list();
            session.output()
                    .print(
                            () -> Documents.list("accounts", views, Documents.of(session)::account),
                            () -> table(session, views));
            return ExitCode.DONE;
        });
    }

    private static List<String> table(Session session, List<AccountView> views) {
        var table = new Table(
                Texts.of("column.name"),
                Texts.of("column.key"),
                Texts.of("column.role"),
                Texts.of("column.abilities"),
                Texts.of("column.exports"),
                Texts.of("column.imports"));
        for (var view : views) {
            table.row(
                    view.account().name(),
                    view.account().key().shortText(),
                    Words.of(view.account().role()),
                    abilities(view),
                    String.valueOf(view.exports()),
                    String.valueOf(view.imports()));
        }
        var lines = new ArrayList<>(table.lines());
        views.forEach(view -> ending(session, view.account()).ifPresent(lines::add));
        return lines;
    }

    /// Where there is something to say of it.
    private static Optional<String> ending(Session session, Account account) {
        var accounts = session.realm().accounts();
        var lifespan = accounts.lifespan(account);
        return switch (accounts.phase(account)) {
            case GOOD -> Optional.empty();
            case NOT_YET -> Optional.of(Texts.of("account.notYet", account.name(), String.valueOf(lifespan.from())));
            case ENDING -> Optional.of(Texts.of("account.ending", account.name(), String.valueOf(lifespan.until())));
            case OVER -> Optional.of(Texts.of("account.over", account.name(), String.valueOf(lifespan.until())));
        };
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return context.run(Access.READ, session -> {
            var realm = session.realm();
            var view = realm.accounts().view(session.account(name).key());
            var key = view.account().key();
            var exports = Stream.concat(
                            realm.exports().list(key).stream(),
                            realm.exports().kept().stream()
                                    .filter(export -> export.account().equals(key)))
                    .toList();
            var imports = realm.imports().list(key);
            var users = realm.users().list(key);
            var document = Documents.of(session).account(view);
            document.set("exports", Documents.array(exports, Documents.of(session)::export));
            document.set("imports", Documents.array(imports, Documents.of(session)::imported));
            document.set("users", Documents.array(users, Documents.of(session)::user));
            var lines = new ArrayList<String>();
            lines.add(Texts.of(
                    "account.show.name",
                    view.account().name(),
                    Words.of(view.account().role())));
            lines.add(Texts.of("account.show.key", key));
            lines.add(Texts.of("account.show.abilities", abilities(view)));
            var end = Documents.time(realm.accounts().lifespan(view.account()).until());
            if (end != null) {
                lines.add(Texts.of("account.show.ends", end));
            }
            ending(session, view.account()).ifPresent(lines::add);
            exports.forEach(export -> lines.add(line(export)));
            imports.forEach(imported -> lines.add(line(session, imported)));
            users.forEach(user -> lines.add(line(user)));
            session.output().print(Documents.object("account", document), lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "rm")
    int remove(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--dry-run") boolean rehearse) {
        context.refuseStage();
        return context.run(rehearse ? Access.READ : Access.PUBLISH, session -> {
            var key = session.account(name).key();
            var cut = CutText.of(session, session.realm().accounts().removalPlan(key));
            if (rehearse) {
                session.output().print(cut.document(Documents.plain()), cut.rehearsed(session.name(key)));
                return ExitCode.DONE;
            }
            var removed = session.realm().accounts().remove(key, session.manner());
            var stays = session.realm()
                    .accounts()
                    .removal(key)
                    .filter(removal -> removal.stage() == Removal.Stage.STAYS_LOCKED_OUT)
                    .isPresent();
            if (removed.outcome() instanceof Outcome.Partial && removed.value().isLive()) {
                return report(session, removed, "account.removed.goesOn", cut.lines());
            }
            return report(session, removed, stays ? "account.removed.stays" : "account.removed", cut.lines());
        });
    }

    @Command(name = "renew")
    int renew(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--for", paramLabel = "SPAN", required = true) String span) {
        context.refuseStage();
        return context.run(Access.PUBLISH, session -> {
            var life = span.equals("ever")
                    ? null
                    : Spans.parse(span).orElseThrow(() -> context.usage(Texts.of("span.invalid", span)));
            var accounts = session.realm().accounts();
            var renewed = accounts.renew(session.account(name).key(), life, session.manner());
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

    private static Result<Account> external(Session session, String name, String key) {
        return new Result<>(session.realm().accounts().addExternal(name, session.partner(key)), new Outcome.Local());
    }

    private static int report(Session session, Result<Account> result, String text) {
        return report(session, result, text, List.of());
    }

    private static int report(Session session, Result<Account> result, String text, List<String> more) {
        var account = result.value();
        var document = Documents.object("account", Documents.of(session).party(account.key()));
        var end = Documents.time(session.realm().accounts().lifespan(account).until());
        var line = Texts.of(text, account.name(), account.key(), String.valueOf(end));
        return new OutcomeReport(session, result.outcome())
                .toBeEnforced(text.startsWith("account.removed"))
                .print(document, Stream.concat(Stream.of(line), more.stream()).toList());
    }

    private static String abilities(AccountView view) {
        return view.abilities().stream().sorted().map(Words::of).collect(Collectors.joining(", "));
    }

    private static String line(Export export) {
        return Texts.of(
                "account.show.export",
                export.name(),
                Words.of(export.visibility()),
                export.kind().word(),
                export.subject());
    }

    private static String line(Session session, ImportView imported) {
        return Texts.of(
                "account.show.import",
                imported.name(),
                imported.kind().word(),
                imported.subject(),
                session.name(imported.exporter()),
                imported.effectiveSubject());
    }

    private static String line(User user) {
        return Texts.of("account.show.user", user.name(), user.key());
    }
}
