package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimLines;
import dev.sluice.cli.text.OutcomeReport;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `sluice account edit`, `rename`, `suspend`, `resume` and `usage`.
final class AccountEditCommands {
    private final CommandContext context;

    AccountEditCommands(CommandContext context) {
        this.context = context;
    }

    int edit(String name, AccountPatch patch, boolean rehearse) {
        return rehearse ? rehearse(name, patch) : publish(name, patch, "account.edited", false);
    }

    int rename(String name, String next) {
        return publish(name, AccountPatch.renaming(next), "account.renamed", false);
    }

    int suspend(String name, boolean rehearse) {
        var patch = AccountPatch.suspending(context.clock().instant().getEpochSecond());
        return rehearse ? rehearse(name, patch) : publish(name, patch, "account.suspended", true);
    }

    int resume(String name) {
        return publish(name, AccountPatch.suspending(0), "account.resumed", false);
    }

    /// @param isCutting whether it has not done its work before every server has it
    private int publish(String name, AccountPatch patch, String text, boolean isCutting) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var before = session.account(name);
            var result = session.services().edits().change(before.key(), patch, session.options());
            var report = new OutcomeReport(session, result.outcome()).toBeEnforced(isCutting);
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(before.key()));
            var line = CliMessages.of(text, before.name(), result.value().name());
            return report.print(document, List.of(line));
        });
    }

    private int rehearse(String name, AccountPatch patch) {
        var access = WorkspaceAccess.ASK;
        return context.run(access, session -> {
            var account = session.account(name);
            var edits = session.services().edits();
            var changes = edits.preview(account.key(), patch);
            var cuts = edits.cuts(account.key(), patch);
            var document =
                    JsonDocuments.object("account", JsonDocuments.of(session).party(account.key()));
            var claims = document.putArray("changes");
            changes.stream().map(ClaimLines::line).forEach(claims::add);
            var warnings = document.putArray("cuts");
            cuts.stream().map(PreflightFinding::text).forEach(warnings::add);
            var lines = new ArrayList<String>();
            lines.add(
                    CliMessages.of(changes.isEmpty() ? "account.edit.nothing" : "account.edit.would", account.name()));
            changes.stream().map(ClaimLines::line).forEach(lines::add);
            cuts.stream().map(PreflightFinding::text).forEach(lines::add);
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
            session.output().print(document, table(account, report));
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(LimitUsage row) {
        return JsonDocuments.plain()
                .put("limit", row.limit().word())
                .put("allowed", row.allowed())
                .put("used", row.used());
    }

    private static List<String> table(Account account, LimitUsage.Report report) {
        var table = new Table(
                CliMessages.of("column.limit"), CliMessages.of("column.allowed"), CliMessages.of("column.used"));
        for (var row : report.limits()) {
            table.row(row.limit().word(), text(row.limit(), row.allowed()), text(row.limit(), row.used()));
        }
        var lines = new ArrayList<>(table.lines());
        lines.add(CliMessages.of("account.usage.servers", report.answered(), report.expected()));
        if (account.isSuspended()) {
            lines.add(CliMessages.of("account.isSuspended", account.name(), String.valueOf(account.suspendedAt())));
        }
        return lines;
    }

    private static String text(AccountLimit limit, @Nullable Long value) {
        if (value == null) {
            return "-";
        }
        if (value == Limits.NO_LIMIT) {
            return CliMessages.of("account.unlimited");
        }
        return limit.unit() == AccountLimit.Unit.BYTES ? new ByteSize(value).text() : Long.toString(value);
    }

    /// One after the other; those that are made stay when another fails.
    int addAll(EnvironmentSession session, List<String> names) {
        var made = new ArrayList<OperationResult<Account>>();
        try {
            for (var name : names) {
                made.add(session.services().accounts().add(name, Limits.core(), session.options()));
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
