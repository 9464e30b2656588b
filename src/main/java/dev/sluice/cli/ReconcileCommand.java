package dev.sluice.cli;

import dev.sluice.domain.federation.act.Concern;
import dev.sluice.domain.federation.act.Reconciliation;
import dev.sluice.domain.federation.act.Reconciliation.AccountStanding;
import dev.sluice.domain.federation.act.Standing;
import dev.sluice.domain.federation.port.PushReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sluice reconcile`: compares what is agreed with every server, and pushes what is ours where it
/// is missing.
@Command(name = "reconcile")
final class ReconcileCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--dry-run")
    private boolean dryRun;

    ReconcileCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.refuseStage();
        return context.run(dryRun ? Access.ASK : Access.PUBLISH, session -> {
            var reconciler = session.realm().reconciler();
            var found = dryRun ? reconciler.compare() : reconciler.reconcile(session.manner());
            session.output().print(new ReconcileDocuments(session).reconciliation(found), describe(session, found));
            var complete = found.mended().stream().allMatch(report -> report.isComplete());
            return complete ? ExitCode.DONE : ExitCode.PARTIAL;
        });
    }

    private static List<String> describe(Session session, Reconciliation found) {
        var lines = new ArrayList<String>();
        found.mended()
                .forEach(report ->
                        lines.add(Texts.of("outcome.push", session.name(report.account()), report.summary())));
        var waiting = found.mended().stream()
                .filter(PushReport::isWaiting)
                .map(report -> session.name(report.account()))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!waiting.isEmpty()) {
            lines.add(Texts.of("outcome.waiting", waiting));
        }
        var table = new Table(
                Texts.of("column.account"),
                Texts.of("column.status"),
                Texts.of("column.servers"),
                Texts.of("column.detail"));
        for (var account : found.accounts()) {
            if (account.isDrift()) {
                var servers = account.servers().stream()
                        .filter(server -> server.isDrift())
                        .map(server ->
                                server.server().name() + " " + server.worst().word())
                        .collect(Collectors.joining(", "));
                table.row(account.name(), account.standing().word(), servers, detail(session, account));
            }
        }
        lines.add(Texts.of(
                found.isDrift() ? "reconcile.drift" : "reconcile.inStep",
                found.accounts().size(),
                found.servers().size(),
                found.expected()));
        if (found.isDrift()) {
            lines.addAll(table.lines());
        }
        found.accounts().stream()
                .filter(account -> account.standing() == Standing.LOCKED_OUT)
                .forEach(account -> lines.add(Texts.of("reconcile.lockedOut", account.name())));
        found.foreign()
                .forEach(foreign -> lines.add(Texts.of(
                        "reconcile.foreign",
                        foreign.name() == null ? foreign.key() : foreign.name(),
                        foreign.servers().size())));
        return lines;
    }

    private static String detail(Session session, AccountStanding account) {
        var until = account.ignoredUntil();
        if (until != null) {
            return Texts.of("drift.ignored", until);
        }
        return account.standing() == Standing.INCOMPLETE
                ? session.realm().imports().dropped(account.key()).stream()
                        .map(Concern::text)
                        .collect(Collectors.joining(" "))
                : "";
    }
}
