package dev.sluice.ui.screen.settings;

import dev.sluice.domain.time.TimeSpan;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/// A field for a length of time: a number and its unit.
final class SpanEditor implements ValueEditor<Duration> {

    private static final Messages TEXTS = Messages.of("settings");
    private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES);
    private static final double NARROW = 70;
    private static final double UNIT = 120;

    private final TextField number = new TextField();
    private final PickList<ChronoUnit> unit = new PickList<>(SpanEditor::name).of(UNITS);

    SpanEditor(String id) {
        number.setId(id);
        number.setPrefWidth(NARROW);
        unit.setId(id + "-unit");
        unit.setAccessibleText(TEXTS.get("unit"));
        unit.setPrefWidth(UNIT);
        unit.setMaxWidth(UNIT);
        unit.setValue(ChronoUnit.DAYS);
    }

    private static String name(ChronoUnit unit) {
        return TEXTS.get("unit." + unit.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Node> nodes() {
        return List.of(number, unit);
    }

    @Override
    public Optional<Duration> typed() {
        return TimeSpan.parse(number.getText(), unit.getValue());
    }

    @Override
    public void show(Duration value) {
        var span = TimeSpan.exact(value);
        if (!unit.getItems().contains(span.unit())) {
            unit.getItems().add(span.unit());
        }
        unit.setValue(span.unit());
        number.setText(Long.toString(span.number()));
    }

    @Override
    public void onChange(Runnable action) {
        number.textProperty().subscribe(action);
        unit.valueProperty().subscribe(action);
    }

    @Override
    public void onEnter(Runnable action) {
        number.setOnAction(_ -> action.run());
    }
}
