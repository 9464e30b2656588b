package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.ledger.Act;
import dev.sluice.domain.model.Setting;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;

/// How long offers of an environment wait for their partner (S3-A10).
public final class Patience {
    /// The name of the setting.
    public static final String NAME = "pending-life";

    /// How long an offer waits when nothing else was set.
    public static final Duration USUAL = Duration.ofDays(7);

    private final Scope scope;

    public Patience(Scope scope) {
        this.scope = scope;
    }

    public Duration pendingLife() {
        return scope.store().read(view -> pendingLife(scope, view));
    }

    /// Holds for offers made from now on.
    ///
    /// @throws ProblemException `SETTING_INVALID`
    public void setPendingLife(Duration life) {
        if (life.isNegative() || life.isZero()) {
            throw ProblemException.of(ProblemCode.SETTING_INVALID, NAME, life);
        }
        scope.act(
                Act.local(Action.SETTING_CHANGE).about(NAME),
                () -> scope.store().write(tx -> {
                    tx.save(Setting.of(scope.id(), NAME, life.toString()));
                    return life;
                }));
    }

    public static Duration pendingLife(Scope scope, StoreView view) {
        return view.setting(scope.id().value().toString(), NAME)
                .map(Setting::content)
                .map(Patience::read)
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
