package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// How a service answers, and what goes wrong where that does not fit its subject.
public final class ResponseField extends VBox {

    private static final Messages TEXTS = Messages.of("common");
    private static final int LONGEST = 6;

    private final PickList<ServiceResponse.Type> type = new PickList<>(ResponseField::word);
    private final TextField threshold = new TextField();
    private final Field thresholdField =
            new Field(TEXTS.get("response.threshold"), threshold, TEXTS.get("response.threshold.hint"));
    private final Label warning = Controls.paragraph(TEXTS.get("response.pull"), "note");
    private final ObservableValue<String> subject;
    private Consumer<@Nullable ServiceResponse> listener = _ -> {};

    /// @param subject as it is typed
    public ResponseField(ObservableValue<String> subject) {
        this.subject = subject;
        type.setId("response-type");
        threshold.setId("response-threshold");
        warning.setId("response-warning");
        warning.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE, "mark-warning"));
        type.of(List.of(ServiceResponse.Type.values())).setValue(ServiceResponse.Type.SINGLETON);
        getStyleClass().add("response-field");
        getChildren()
                .addAll(
                        Controls.row("field-pair", new Field(TEXTS.get("response"), type, ""), thresholdField),
                        warning);
        type.valueProperty().subscribe(this::judge);
        threshold.textProperty().subscribe(this::judge);
        subject.subscribe(_ -> judge());
    }

    /// Null for what servers take it for by themselves.
    public @Nullable ServiceResponse response() {
        var chosen = type.getValue();
        var life = typed().orElse(null);
        return chosen == ServiceResponse.Type.SINGLETON && life == null ? null : new ServiceResponse(chosen, life);
    }

    /// Told of each change from now on.
    public void onChange(Consumer<@Nullable ServiceResponse> told) {
        listener = told;
    }

    public ObservableValue<Boolean> usable() {
        return Bindings.createBooleanBinding(
                () -> threshold.getText().isBlank() || typed().isPresent(), threshold.textProperty());
    }

    private void judge() {
        if (threshold.getText().isBlank() || typed().isPresent()) {
            thresholdField.fine();
        } else {
            thresholdField.wrong(TEXTS.get("response.threshold.wrong"));
        }
        listener.accept(response());
        Controls.show(
                warning, Visible.when(type.getValue() == ServiceResponse.Type.SINGLETON && isPull(subject.getValue())));
    }

    private Optional<Duration> typed() {
        var text = threshold.getText().strip();
        var isNumber =
                !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber
                ? Optional.of(Duration.ofMillis(Long.parseLong(text))).filter(Duration::isPositive)
                : Optional.empty();
    }

    private static boolean isPull(String text) {
        try {
            return ServiceResponse.isPull(Subject.of(text.strip()));
        } catch (ProblemException _) {
            return false;
        }
    }

    private static String word(ServiceResponse.Type type) {
        return TEXTS.get("response." + type.name().toLowerCase(Locale.ROOT));
    }
}
