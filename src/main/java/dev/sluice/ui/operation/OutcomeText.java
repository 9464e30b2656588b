package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.ui.text.Messages;
import java.util.List;

/// How far an act got, in a sentence.
public final class OutcomeText {

    private static final Messages TEXTS = Messages.of("operation");

    private OutcomeText() {}

    public static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> TEXTS.get("outcome.done", servers(done.reports()));
            case Outcome.Partial partial -> partial(partial);
            case Outcome.Staged _ -> TEXTS.get("outcome.staged");
            case Outcome.Local _ -> TEXTS.get("outcome.local");
        };
    }

    private static String partial(Outcome.Partial partial) {
        var silent = partial.reports().stream()
                .filter(report -> !report.isComplete())
                .map(PushReport::summary)
                .reduce((_, last) -> last);
        if (partial.reports().isEmpty() && partial.faults().isEmpty()) {
            return TEXTS.get("outcome.unreached");
        }
        if (partial.isWaiting()) {
            return TEXTS.get("outcome.waiting", silent.orElse(""));
        }
        return silent.isEmpty() && !partial.faults().isEmpty()
                ? TEXTS.get("outcome.inert", partial.faults().getFirst().summary())
                : TEXTS.get("outcome.partial", silent.orElse(""));
    }

    private static int servers(List<PushReport> reports) {
        return reports.stream()
                .mapToInt(report -> report.replies().size())
                .max()
                .orElse(0);
    }
}
