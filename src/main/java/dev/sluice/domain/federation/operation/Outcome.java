package dev.sluice.domain.federation.operation;

import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.operation.OperationVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a changing act got. A failed activation is not an outcome but a problem (it was rolled back).
public sealed interface Outcome {
    /// On every expected server, proven.
    record Done(List<PushReport> reports) implements Outcome {}

    /// On some servers only; what is missing is retried by the next push.
    ///
    /// @param faults accounts that are stored everywhere and not in force somewhere
    record Partial(List<PushReport> reports, List<Proof> faults) implements Outcome {
        public Partial {
            reports = List.copyOf(reports);
            faults = List.copyOf(faults);
        }

        public Partial(List<PushReport> reports) {
            this(reports, List.of());
        }

        /// Nothing failed: it goes on when somebody has installed what is signed.
        public boolean isWaiting() {
            return faults.isEmpty()
                    && reports.stream().anyMatch(PushReport::isWaiting)
                    && reports.stream().allMatch(report -> report.isComplete() || report.isWaiting());
        }
    }

    /// Waits in the change set.
    record Staged(StagedChange change) implements Outcome {}

    /// Changed in the workspace only: nothing of it belongs on servers, or the environment has none yet.
    record Local() implements Outcome {}

    /// What came of pushes by themselves.
    static Outcome of(List<PushReport> reports) {
        return reports.stream().allMatch(PushReport::isComplete) ? new Done(reports) : new Partial(reports);
    }

    /// What the result of an act says to the audit log.
    static OperationVerdict verdictOf(@Nullable Object result) {
        return switch (result) {
            case OperationResult<?> whole -> verdictOf(whole.outcome());
            case Done done -> new OperationVerdict(AuditOutcome.DONE, done.reports(), "");
            case Partial partial -> new OperationVerdict(AuditOutcome.PARTLY, partial.reports(), "");
            case Staged _ -> new OperationVerdict(AuditOutcome.DONE, List.of(), "staged");
            case null, default -> OperationVerdict.DONE;
        };
    }
}
