package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;

/// How long offers of an environment wait for their partner (S3-A10).
public final class PendingLifetime {
    /// The name of the setting.
    public static final String NAME = "pending-life";

    /// How long an offer waits when nothing else was set.
    public static final Duration USUAL = Duration.ofDays(7);

    private final EnvironmentContext context;

    public PendingLifetime(EnvironmentContext context) {
        this.context = context;
    }

    public Duration pendingLife() {
        return context.store().read(view -> pendingLife(context, view));
    }

    /// Holds for offers made from now on.
    ///
    /// @throws ProblemException `SETTING_INVALID`
    public void setPendingLife(Duration life) {
        if (life.isNegative() || life.isZero()) {
            throw ProblemException.of(ProblemCode.SETTING_INVALID, NAME, life);
        }
        context.act(
                Operation.local(Action.SETTING_CHANGE).about(NAME),
                () -> context.store().write(tx -> {
                    tx.settings().save(Setting.of(context.id(), NAME, life.toString()));
                    return life;
                }));
    }

    public static Duration pendingLife(EnvironmentContext context, StoreView view) {
        return view.settings()
                .find(context.id().value().toString(), NAME)
                .map(Setting::content)
                .map(PendingLifetime::read)
                .orElse(USUAL);
    }

    private static Duration read(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException _) {
            // Whatever else the file says, an offer ends.
            return USUAL;
        }
    }
}
