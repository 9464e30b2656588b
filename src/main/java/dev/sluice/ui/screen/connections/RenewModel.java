package dev.sluice.ui.screen.connections;

import dev.sluice.ui.operation.OperationModel;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// How long the next activation, and those after it, are to live.
final class RenewModel extends OperationModel {

    private final ObjectProperty<Life> life;

    /// How long an activation lives.
    enum Life {
        SAME(null),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30)),
        QUARTER(Duration.ofDays(90)),
        YEAR(Duration.ofDays(365)),
        ENDLESS(null);

        private final @Nullable Duration span;

        Life(@Nullable Duration span) {
            this.span = span;
        }

        /// Null for as long as before, and for no end.
        @Nullable
        Duration span() {
            return span;
        }
    }

    RenewModel(Life first) {
        life = new SimpleObjectProperty<>(first);
    }

    ObjectProperty<Life> life() {
        return life;
    }
}
