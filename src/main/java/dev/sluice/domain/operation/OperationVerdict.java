package dev.sluice.domain.operation;

import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.model.server.PushReport;
import java.util.List;

/// How an act that returned went, as its result tells.
///
/// @param reports pushes that the act has not told of yet
/// @param note empty without
public record OperationVerdict(AuditOutcome outcome, List<PushReport> reports, String note) {
    public static final OperationVerdict DONE = new OperationVerdict(AuditOutcome.DONE, List.of(), "");

    public OperationVerdict {
        reports = List.copyOf(reports);
    }
}
