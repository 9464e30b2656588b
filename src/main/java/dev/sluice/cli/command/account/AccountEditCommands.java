package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimReport;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.NewAccountShape;
import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.federation.operation.LimitUsage;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.server.PushReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// `sluice account edit`, `rename`, `suspend`, `resume` and `usage`.
final class AccountEditCommands {
    private final CommandContext context;

    AccountEditCommands(CommandContext context) {
        this.context = context;
    }

    int edit(String name, AccountOptions options, RareOptions rarely, boolean rehearse) {
        var often = options.patch(context);
        Function<EnvironmentSession, AccountPatch> patch = session ->
                rarely.on(often, context, session, session.account(name).key());
        return rehearse
                ? rehearse(name, patch)
                : publish(name, patch, new Words("account.edited", "account.edited.staged"), false);
    }

    int rename(String name, String next) {
        return publish(
                name, _ -> AccountPatch.renaming(next), new Words("account.renamed", "account.renamed.staged"), false);
    }

    int suspend(String name, boolean rehearse) {
        var patch = AccountPatch.suspending(context.clock().instant().getEpochSecond());
        return rehearse
                ? rehearse(name, _ -> patch)
                : publish(name, _ -> patch, new Words("account.suspended", "account.suspended.staged"), true);
    }

    int resume(String name) {
        return publish(
                name, _ -> AccountPatch.suspending(0), new Words("account.resumed", "account.resumed.staged"), false);
    }

    /// What is said of it, done or kept for a later push.
    private record Words(String done, String staged) {}

    /// @param isCutting whether it has not done its work before every server has it
    private int publish(
            String name, Function<EnvironmentSession, AccountPatch> change, Words words, boolean isCutting) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var before = session.account(name);
            var patch = change.apply(session);
            var result = session.services().edits().change(before.key(), patch, session.options());
            var report = new OutcomeReport(session, result.outcome()).toBeEnforced(isCutting);
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(before.key()));
            var renamed = patch.name() == null ? result.value().name() : patch.name();
            var text = result.outcome() instanceof Outcome.Staged ? words.staged() : words.done();
            var line = CliMessages.of(text, before.name(), renamed);
            return report.print(document, List.of(line));
        });
    }

    private int rehearse(String name, Function<EnvironmentSession, AccountPatch> change) {
        var access = WorkspaceAccess.ASK;
        return context.run(access, session -> {
            var account = session.account(name);
            var patch = change.apply(session);
            var edits = session.services().edits();
            var changes = edits.preview(account.key(), patch);
            var cuts = edits.cuts(account.key(), patch);
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(account.key()));
            var claims = document.putArray("changes");
            changes.stream().map(ClaimReport::line).forEach(claims::add);
            var warnings = document.putArray("cuts");
            cuts.stream().map(PreflightFinding::text).forEach(warnings::add);
            var unheeded = edits.unheeded(patch);
            var tooOld = document.putArray("unheeded");
            unheeded.stream().map(PreflightFinding::text).forEach(tooOld::add);
            var lines = new ArrayList<String>();
            lines.add(
                    CliMessages.of(changes.isEmpty() ? "account.edit.nothing" : "account.edit.would", account.name()));
            changes.stream().map(ClaimReport::line).forEach(lines::add);
            Stream.of(cuts, unheeded)
                    .flatMap(List::stream)
                    .map(PreflightFinding::text)
                    .forEach(lines::add);
            session.output().print(document, lines);
            return ExitCode.DONE;
        });
    }

    int usage(String name) {
        return context.run(WorkspaceAccess.ASK, session -> {
            var account = session.account(name);
            var report = session.services().edits().usage(account.key());
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(account.key()));
            document.putObject("servers").put("answered", report.answered()).put("expected", report.expected());
            document.set("limits", JsonDocuments.array(report.limits(), AccountEditCommands::document));
            var replicas = document.putObject("replicas");
            report.replicas()
                    .forEach((tier, rows) ->
                            replicas.set(tier, JsonDocuments.array(rows, AccountEditCommands::document)));
            session.output().print(document, table(account, report));
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(LimitUsage row) {
        var document = JsonDocuments.plain()
                .put("limit", row.limit().word())
                .put("allowed", row.allowed())
                .put("used", row.used());
        row.untold().ifPresent(why -> document.put("untold", why.word()));
        return document;
    }

    private static List<String> table(Account account, LimitUsage.Report report) {
        var table = new Table(
                CliMessages.of("column.limit"), CliMessages.of("column.allowed"), CliMessages.of("column.used"));
        report.limits().forEach(row -> row(table, row.limit().word(), row));
        report.replicas()
                .forEach((tier, rows) ->
                        rows.forEach(row -> row(table, tier + " " + row.limit().word(), row)));
        var lines = new ArrayList<>(table.lines());
        lines.add(CliMessages.of("account.usage.servers", report.answered(), report.expected()));
        if (account.isSuspended()) {
            lines.add(CliMessages.of("account.isSuspended", account.name(), String.valueOf(account.suspendedAt())));
        }
        return lines;
    }

    private static void row(Table table, String name, LimitUsage row) {
        var used = row.used() == null
                ? row.untold()
                        .map(why -> CliMessages.of("account.usage." + why.word()))
                        .orElse("-")
                : text(row.limit(), row.used());
        table.row(name, text(row.limit(), row.allowed()), used);
    }

    private static String text(AccountLimit limit, long value) {
        if (value == Limits.NO_LIMIT) {
            return CliMessages.of("account.unlimited");
        }
        return limit.unit() == AccountLimit.Unit.BYTES ? new ByteSize(value).text() : Long.toString(value);
    }

    /// One after the other; those that are made stay when another fails.
    int addAll(EnvironmentSession session, List<String> names, NewAccountShape shape) {
        var made = new ArrayList<OperationResult<Account>>();
        try {
            for (var name : names) {
                made.add(session.services().accounts().add(name, Limits.core(), shape, session.options()));
            }
        } finally {
            if (made.size() < names.size() && !made.isEmpty()) {
                tell(session, made);
            }
        }
        return tell(session, made);
    }

    private static int tell(EnvironmentSession session, List<OperationResult<Account>> made) {
        var documents = JsonDocuments.of(session);
        var document = JsonDocuments.list(
                "accounts", made, result -> documents.party(result.value().key()));
        var lines = made.stream()
                .map(result -> CliMessages.of(
                        "account.added", result.value().name(), result.value().key()))
                .toList();
        return new OutcomeReport(session, all(made)).print(document, lines);
    }

    private static Outcome all(List<OperationResult<Account>> made) {
        var reports = new ArrayList<PushReport>();
        for (var result : made) {
            switch (result.outcome()) {
                case Outcome.Done done -> reports.addAll(done.reports());
                case Outcome.Partial partial -> reports.addAll(partial.reports());
                case Outcome.Staged _, Outcome.Local _ -> {}
            }
        }
        return reports.isEmpty() ? new Outcome.Local() : Outcome.of(reports);
    }
}
