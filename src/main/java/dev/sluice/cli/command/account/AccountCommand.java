package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.CutText;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.NewAccountShape;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.time.TimeSpan;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice account`.
@Command(name = "account", addMethodSubcommands = false)
public final class AccountCommand {
    private final CommandContext context;

    public AccountCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME", arity = "1..*") List<String> names,
            @Option(names = "--key", paramLabel = "KEY") @Nullable String key,
            @Option(names = "--tier", paramLabel = "T") @Nullable String tier,
            @Option(names = "--template", paramLabel = "T") @Nullable String template) {
        if (key != null && (tier != null || template != null)) {
            throw context.usage(CliMessages.of("account.add.keyAlone"));
        }
        if (names.size() > 1) {
            return addAll(names, key, new Kind(tier, template));
        }
        var name = names.getFirst();
        var access = key == null ? WorkspaceAccess.PUBLISH : WorkspaceAccess.CHANGE;
        return context.run(access, session -> {
            var added = key == null
                    ? session.services()
                            .accounts()
                            .add(name, Limits.core(), new Kind(tier, template).shape(session), session.options())
                    : external(session, name, key);
            return report(session, added, "account.added");
        });
    }

    /// What a new account is beside its name.
    private record Kind(@Nullable String tier, @Nullable String template) {
        NewAccountShape shape(EnvironmentSession session) {
            var services = session.services();
            var shape = template == null
                    ? NewAccountShape.NONE
                    : services.templates().shape(template, session.options().confirmed());
            return tier == null
                    ? shape
                    : shape.with(AccountPatch.tiering(services.tiers().tiering(tier)));
        }
    }

    private int addAll(List<String> names, @Nullable String key, Kind kind) {
        if (key != null) {
            throw context.usage(CliMessages.of("account.add.oneKey"));
        }
        return context.run(
                WorkspaceAccess.PUBLISH,
                session -> new AccountEditCommands(context).addAll(session, names, kind.shape(session)));
    }

    @Command(name = "ls")
    int list() {
        return new AccountLists(context).list();
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return new AccountLists(context).show(name);
    }

    @Command(name = "edit")
    int edit(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Mixin AccountOptions options,
            @Mixin RareOptions rarely,
            @Option(names = "--dry-run") boolean rehearse) {
        return new AccountEditCommands(context).edit(name, options, rarely, rehearse);
    }

    @Command(name = "rename")
    int rename(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME", index = "0") String name,
            @Parameters(paramLabel = "NEW", descriptionKey = "NEW", index = "1") String next) {
        return new AccountEditCommands(context).rename(name, next);
    }

    @Command(name = "suspend")
    int suspend(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--dry-run") boolean rehearse) {
        return new AccountEditCommands(context).suspend(name, rehearse);
    }

    @Command(name = "resume")
    int resume(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return new AccountEditCommands(context).resume(name);
    }

    @Command(name = "usage")
    int usage(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return new AccountEditCommands(context).usage(name);
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
}
