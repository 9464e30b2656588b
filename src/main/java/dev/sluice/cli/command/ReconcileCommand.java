package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.ReconcileDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.model.server.PushReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sluice reconcile`: compares what is agreed with every server, and pushes what is ours where it is missing.
@Command(name = "reconcile")
public final class ReconcileCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--dry-run")
    private boolean dryRun;

    public ReconcileCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.refuseStage();
        return context.run(dryRun ? WorkspaceAccess.ASK : WorkspaceAccess.PUBLISH, session -> {
            var reconciler = session.services().reconciler();
            var found = dryRun ? reconciler.compare() : reconciler.reconcile(session.options());
            session.output().print(new ReconcileDocuments(session).reconciliation(found), describe(session, found));
            var complete = found.mended().stream().allMatch(report -> report.isComplete());
            return complete ? ExitCode.DONE : ExitCode.PARTIAL;
        });
    }

    private static List<String> describe(EnvironmentSession session, Reconciliation found) {
        var lines = new ArrayList<String>();
        found.mended()
                .forEach(report ->
                        lines.add(CliMessages.of("outcome.push", session.name(report.account()), report.summary())));
        var waiting = found.mended().stream()
                .filter(PushReport::isWaiting)
                .map(report -> session.name(report.account()))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!waiting.isEmpty()) {
            lines.add(CliMessages.of("outcome.waiting", waiting));
        }
        var table = new Table(
                CliMessages.of("column.account"),
                CliMessages.of("column.status"),
                CliMessages.of("column.servers"),
                CliMessages.of("column.detail"));
        for (var account : found.accounts()) {
            if (account.isDrift()) {
                var servers = account.servers().stream()
                        .filter(server -> server.isDrift())
                        .map(server ->
                                server.server().name() + " " + server.worst().word())
                        .collect(Collectors.joining(", "));
                table.row(account.name(), account.status().word(), servers, detail(session, account));
            }
        }
        lines.add(CliMessages.of(
                found.isDrift() ? "reconcile.drift" : "reconcile.inStep",
                found.accounts().size(),
                found.servers().size(),
                found.expected()));
        if (found.isDrift()) {
            lines.addAll(table.lines());
        }
        found.accounts().stream()
                .filter(account -> account.status() == SyncStatus.LOCKED_OUT)
                .forEach(account -> lines.add(CliMessages.of("reconcile.lockedOut", account.name())));
        found.foreign()
                .forEach(foreign -> lines.add(CliMessages.of(
                        "reconcile.foreign",
                        foreign.name() == null ? foreign.key() : foreign.name(),
                        foreign.servers().size())));
        return lines;
    }

    private static String detail(EnvironmentSession session, ComparedAccount account) {
        var until = account.ignoredUntil();
        if (until != null) {
            return CliMessages.of("drift.ignored", until);
        }
        return account.status() == SyncStatus.INCOMPLETE
                ? session.services().imports().dropped(account.key()).stream()
                        .map(PreflightFinding::text)
                        .collect(Collectors.joining(" "))
                : "";
    }
}
