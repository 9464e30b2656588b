package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Side;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.ui.control.StateWords;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.text.Messages;

/// What suspending and resuming do, and did, in sentences.
final class SuspensionText {

    private static final Messages TEXTS = Messages.of("connections");

    private SuspensionText() {}

    /// It opens when nobody holds it.
    static String resuming(ConnectionsRow row) {
        var hold = SuspensionHold.of(row.connection());
        if (!hold.isByBoth()) {
            return TEXTS.get(
                    row.importer().isOurs() ? "resume.effect" : "resume.effect.outside",
                    row.importer().name());
        }
        var other =
                row.holding().size() == 1 && row.holding().contains(Side.EXPORTER) ? row.importer() : row.exporter();
        return row.holding().size() == 1
                ? TEXTS.get("resume.effect.held", other.name())
                : TEXTS.get("resume.effect.both");
    }

    /// @param word `suspend` or `resume`
    static String done(ConnectionsRow row, String word, OperationResult<Connection> result) {
        return TEXTS.get(
                word + ending(result),
                row.name(),
                StateWords.of(result.value().state()),
                OutcomeText.of(result.outcome()),
                row.importer().name());
    }

    private static String ending(OperationResult<Connection> result) {
        if (result.outcome() instanceof Outcome.Partial) {
            return ".partial";
        }
        if (SuspensionHold.of(result.value()).isHeld()) {
            return ".held";
        }
        return result.value().state() == ConnectionState.PENDING ? ".outside" : ".done";
    }
}
