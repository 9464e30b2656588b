package dev.sluice.domain.federation;

import dev.sluice.domain.federation.Delivery.Errand;
import dev.sluice.domain.federation.Progress.Purpose;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Finishes or undoes what a crash or a silent server left open: revocations are finished,
/// activations are put back.
final class Recovery {
    private final Engine engine;

    Recovery(Engine engine) {
        this.engine = engine;
    }

    /// Whether anything was left open.
    boolean isNeeded() {
        var scope = engine.scope();
        return !scope.ports().journal().open(scope.id()).isEmpty()
                || !unfinished().isEmpty();
    }

    /// @return what the servers said; incomplete reports mean that something is still open
    List<PushReport> run(Roster roster, Progress progress) {
        var scope = engine.scope();
        var reports = new ArrayList<PushReport>();
        for (var connection : unfinished()) {
            var kind = connection.state() == ConnectionState.REVOKING ? Journal.Kind.END : Journal.Kind.ACTIVATE;
            var entry = engine.activator().reopen(connection, kind);
            var errand = new Errand(entry, Purpose.CLOSE, roster, report(progress, reports));
            if (connection.state() == ConnectionState.REVOKING) {
                engine.ender().finish(connection, errand);
            } else {
                engine.activator().finishPuttingBack(connection, errand);
            }
        }
        for (var open : scope.ports().journal().open(scope.id())) {
            settle(open, roster, progress, reports);
        }
        return reports;
    }

    private static Progress report(Progress progress, List<PushReport> reports) {
        return step -> {
            if (step instanceof Progress.Pushed pushed) {
                reports.add(pushed.report());
            }
            progress.on(step);
        };
    }

    private List<Connection> unfinished() {
        var scope = engine.scope();
        return scope.store().read(view -> view.connections(scope.id())).stream()
                .filter(connection -> connection.state() == ConnectionState.REVOKING
                        || connection.state() == ConnectionState.ACTIVATING)
                .toList();
    }

    /// The rows tell what is right: accounts that the entry touched are signed anew from them.
    private void settle(Journal.Open open, Roster roster, Progress progress, List<PushReport> reports) {
        var scope = engine.scope();
        var connection = open.entry().connection();
        var stillOpen = connection != null
                && scope.store()
                        .read(view -> view.connection(connection))
                        .filter(row ->
                                row.state() == ConnectionState.REVOKING || row.state() == ConnectionState.ACTIVATING)
                        .isPresent();
        if (stillOpen) {
            return;
        }
        var accounts = new LinkedHashSet<PublicKey>();
        open.steps().forEach(step -> accounts.add(step.account()));
        var complete = true;
        for (var key : accounts) {
            var live = scope.store()
                    .read(view -> view.account(key))
                    .filter(account -> account.isLive() && account.isManaged());
            if (live.isPresent()) {
                var report = engine.publication().republish(key, roster, progress);
                reports.add(report);
                complete &= report.isComplete();
            }
        }
        if (complete) {
            scope.ports().journal().end(open.entry().id(), "recovered", scope.now());
        }
    }
}
