package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.federation.maintenance.Drifts.Obstacle;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// One claim that differs, and whose it is to be. Ours until somebody chooses.
final class ClaimModel {

    private static final Messages TEXTS = Messages.of("drift");

    private final Line line;
    private final BooleanProperty taken = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper takeable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper reason;

    ClaimModel(Line line) {
        this.line = line;
        this.reason = new ReadOnlyStringWrapper(line.isOpen() ? "" : TEXTS.get("merge.same"));
    }

    Line line() {
        return line;
    }

    /// Whether theirs is chosen.
    BooleanProperty taken() {
        return taken;
    }

    /// Not before that was found out.
    ReadOnlyBooleanProperty takeable() {
        return takeable.getReadOnlyProperty();
    }

    /// Why theirs cannot be chosen; empty without a reason.
    ReadOnlyStringProperty reason() {
        return reason.getReadOnlyProperty();
    }

    /// @param obstacle null when it can be taken
    void settle(@Nullable Obstacle obstacle) {
        if (!line.isOpen()) {
            return;
        }
        takeable.set(obstacle == null);
        if (obstacle != null) {
            reason.set(TEXTS.get(
                    "obstacle." + obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    void takeIfPossible() {
        taken.set(taken.get() || takeable.get());
    }
}
