package dev.sluice.ui.screen.flows;

import dev.sluice.ui.mvc.ListModel;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the Flows screen shows.
final class FlowsModel extends ListModel<FlowsRow, FlowsRow> {

    /// How far back the chart goes.
    enum Span {
        MINUTE(Duration.ofMinutes(1)),
        FIVE_MINUTES(Duration.ofMinutes(5));

        private final Duration length;

        Span(Duration length) {
            this.length = length;
        }

        Duration length() {
            return length;
        }
    }

    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.MINUTE);

    ObjectProperty<Span> span() {
        return span;
    }
}
