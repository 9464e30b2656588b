package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// How a service answers, as it is typed, and whether that fits its subject.
public final class ResponseModel {

    private static final int LONGEST = 6;

    private final ObjectProperty<ServiceResponse.Type> type =
            new SimpleObjectProperty<>(ServiceResponse.Type.SINGLETON);
    private final StringProperty threshold = new SimpleStringProperty("");
    private final ObservableValue<Boolean> usable;
    private final ObservableValue<Boolean> cutShort;

    /// @param subject as it is typed
    public ResponseModel(ObservableValue<String> subject) {
        usable = threshold.map(text -> text.isBlank() || typed().isPresent());
        cutShort = Bindings.createBooleanBinding(
                () -> type.get() == ServiceResponse.Type.SINGLETON && isPull(subject.getValue()), type, subject);
    }

    public ObjectProperty<ServiceResponse.Type> type() {
        return type;
    }

    /// In milliseconds; blank for none.
    public StringProperty threshold() {
        return threshold;
    }

    /// Null for what servers take it for by themselves.
    public @Nullable ServiceResponse response() {
        var life = typed().orElse(null);
        return type.get() == ServiceResponse.Type.SINGLETON && life == null
                ? null
                : new ServiceResponse(type.get(), life);
    }

    public ObservableValue<Boolean> usable() {
        return usable;
    }

    /// Whether more than the one message that servers let through is asked for by this subject.
    public ObservableValue<Boolean> isCutShort() {
        return cutShort;
    }

    private Optional<Duration> typed() {
        var text = threshold.get().strip();
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
}
