package dev.sluice.domain.ledger;

import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.federation.port.PushReport;
import java.util.List;

/// How an act that returned went, as its result tells.
///
/// @param reports pushes that the act has not told of yet
/// @param note empty without
public record Verdict(AuditOutcome outcome, List<PushReport> reports, String note) {
    public static final Verdict DONE = new Verdict(AuditOutcome.DONE, List.of(), "");

    public Verdict {
        reports = List.copyOf(reports);
    }
}
