package dev.sluice.domain.federation;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.maintenance.PartialFailures;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.sharing.ConnectionCloser;
import dev.sluice.domain.federation.sharing.KeptImports;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;

/// Carries out what waits in the change set. What concerns one account's own content goes in rounds of many
/// accounts; whatever changes two accounts at once goes by itself, in the order it was staged.
final class StagedPush {
    /// A round is one write of each kind to the disk, and its answers are awaited together.
    private static final int AT_ONCE = 250;

    private final SharingServices sharing;
    private final KeptImports keptImports;
    private final EnvironmentContext context;

    StagedPush(SharingServices sharing) {
        this.sharing = sharing;
        this.keptImports = new KeptImports(sharing.context(), sharing.publication(), sharing.closer());
        this.context = sharing.context();
    }

    UUID discard(UUID change) {
        return context.store().write(tx -> {
            tx.staged().drop(change);
            return change;
        });
    }

    /// One that cannot be carried out as things are stands in the way of no other: it is told by name at once, and
    /// waits.
    ///
    /// @throws ProblemException `PUSH_STOPPED` when the thread was interrupted between two rounds
    List<PushReport> run(List<StagedChange> wanted, PartialFailures setbacks, OperationOptions options) {
        var reports = new ArrayList<PushReport>();
        var done = 0;
        for (var round : rounds(wanted)) {
            if (Thread.interrupted()) {
                throw ProblemException.of(ProblemCode.PUSH_STOPPED, done, wanted.size());
            }
            var alone = round.size() > 1 ? together(round, setbacks, reports, options) : round;
            for (var change : alone) {
                reports.addAll(setbacks.past(() -> publish(change, options), e -> tellStuck(change, e, options))
                        .map(StagedPush::reports)
                        .orElse(List.of()));
            }
            done += round.size();
            if (wanted.size() > 1) {
                options.progress().on(new Progress.Advanced(done, wanted.size()));
            }
        }
        return reports;
    }

    /// What is of one account alone goes first where nothing that waits before it concerns that account.
    private List<List<StagedChange>> rounds(List<StagedChange> wanted) {
        var ahead = new ArrayList<StagedChange>();
        var rest = new ArrayList<StagedChange>();
        var concerned = new HashSet<PublicKey>();
        context.store()
                .check(view -> wanted.forEach(change -> {
                    if (isOwnContent(change.edit())
                            && !concerned.contains(change.edit().account())) {
                        ahead.add(change);
                    } else {
                        rest.add(change);
                        concerned.addAll(StagedEdits.concerned(view, change.edit()));
                    }
                }));
        var rounds = new ArrayList<>(cut(ahead));
        var together = new ArrayList<StagedChange>();
        for (var change : rest) {
            if (isOwnContent(change.edit())) {
                together.add(change);
            } else {
                rounds.addAll(cut(together));
                together.clear();
                rounds.add(List.of(change));
            }
        }
        rounds.addAll(cut(together));
        return rounds;
    }

    private static List<List<StagedChange>> cut(List<StagedChange> changes) {
        return List.copyOf(changes).stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .toList();
    }

    /// Whether it changes the claims of its own account only, and ends nothing.
    private static boolean isOwnContent(Edit edit) {
        return switch (edit) {
            case ChangeAccount _, ChangeExport _, ChangeImport _, RemoveImport _ -> true;
            case AddExport add -> add.confirmed().isEmpty();
            case AddImport _, RemoveExport _, Accept _, End _ -> false;
        };
    }

    /// @return what could not go with the others, and says why when it goes alone
    private List<StagedChange> together(
            List<StagedChange> round, PartialFailures setbacks, List<PushReport> reports, OperationOptions options) {
        var result = sharing.publication().publishAll(round, sharing.edits(), options);
        reports.addAll(result.reports());
        result.failed().forEach((change, why) -> tellStuck(change, why, options));
        if (!result.failed().isEmpty()) {
            var first = result.failed().values().iterator().next();
            // Servers that take nothing at all take nothing of the next round either.
            if (result.reports().isEmpty()) {
                throw first;
            }
            setbacks.add(first);
        }
        return result.left();
    }

    private void tellStuck(StagedChange change, ProblemException e, OperationOptions options) {
        var stuck = context.store().read(view -> sharing.edits().stuck(view, change.edit(), e));
        PreflightFinding.tell(List.of(stuck), options.progress());
    }

    private Outcome publish(StagedChange change, OperationOptions options) {
        if (context.store().read(view -> StagedEdits.isDone(view, change.edit()))) {
            discard(change.id());
            return new Outcome.Done(List.of());
        }
        var overtaken = context.store().read(view -> sharing.edits().overtaken(view, change.edit()));
        if (overtaken.isPresent()) {
            return forgotten(change, overtaken.get(), options);
        }
        var now = new OperationOptions(OperationOptions.Timing.NOW, options.without(), options.progress());
        var outcome = switch (change.edit()) {
            // Tokens may have been handed out since it was staged.
            case AddExport add -> addExport(add.confirming(options.confirmed()), now);
            case RemoveExport remove -> removeExport(remove, now);
            case AddImport add -> publishAlone(add, now);
            case RemoveImport remove -> publishAlone(remove, now);
            case ChangeAccount changed -> publishAlone(changed, now);
            case ChangeExport changed -> publishAlone(changed, now);
            case ChangeImport changed -> publishAlone(changed, now);
            case Accept accept -> accept(accept, now.confirming(options.confirmed()));
            case End end -> end(end, now);
        };
        // What reached some servers only, and is not done here either, waits for the next push.
        if (!(outcome instanceof Outcome.Partial partial)
                || partial.isWaiting()
                || context.store().read(view -> StagedEdits.isDone(view, change.edit()))) {
            discard(change.id());
        }
        return outcome;
    }

    /// It stands in the way of no other: whoever pushes is told, and the log too.
    private Outcome forgotten(StagedChange change, PreflightFinding why, OperationOptions options) {
        PreflightFinding.tell(List.of(why), options.progress());
        OperationGate.remark(why.text());
        discard(change.id());
        return new Outcome.Done(List.of());
    }

    private Outcome publishAlone(Edit edit, OperationOptions options) {
        return sharing.publication()
                .publish(
                        edit.account(),
                        tx -> sharing.edits().apply(tx, edit),
                        ContentChecks.of(context, edit),
                        options);
    }

    private Outcome addExport(AddExport add, OperationOptions options) {
        var cut = context.store().read(view -> StagedEdits.cut(view, add));
        var outcome = publishAlone(add, options);
        return sharing.closer().endAll(cut, options).orElse(outcome);
    }

    private Outcome removeExport(RemoveExport remove, OperationOptions options) {
        var export = context.store()
                .read(view -> view.exports().find(remove.export()).orElseThrow());
        var kept = context.store().read(view -> KeptClaims.restingOn(view, export));
        var lacking = keptImports.endAll(kept, Reason.REVOKED_BY_EXPORTER, options);
        var users = context.store().read(view -> StagedEdits.restingOn(view, export));
        var open = sharing.closer().endAll(users, options);
        if (open.isPresent() || lacking.isPresent()) {
            return open.or(() -> lacking).orElseThrow();
        }
        var live = context.store()
                .read(view -> view.exports().find(remove.export()).orElseThrow())
                .isLive();
        return live ? publishAlone(remove, options) : new Outcome.Done(List.of());
    }

    private Outcome accept(Accept accept, OperationOptions options) {
        var connection = context.store().read(view -> StagedEdits.get(view, accept.connection()));
        return sharing.activator().activate(accept.wish(connection), options).outcome();
    }

    private Outcome end(End end, OperationOptions options) {
        var connection = context.store().read(view -> StagedEdits.get(view, end.connection()));
        var reason = ConnectionCloser.reason(connection, connection.importer().equals(end.account()));
        return sharing.closer().end(connection, reason, options).outcome();
    }

    static List<PushReport> reports(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.reports();
            case Outcome.Partial partial -> partial.reports();
            case Outcome.Staged _, Outcome.Local _ -> List.of();
        };
    }
}
