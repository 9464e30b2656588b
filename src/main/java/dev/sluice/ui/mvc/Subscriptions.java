package dev.sluice.ui.mvc;

import dev.sluice.domain.feed.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/// Everything that must end when a screen is hidden. Closing it leaves an empty bag that can be filled again. FX
/// thread only.
public final class Subscriptions implements AutoCloseable {

    private final List<Registration> registrations = new ArrayList<>();

    public void add(Registration registration) {
        registrations.add(registration);
    }

    /// Tells of the present value and each later one.
    public <T> void follow(ObservableValue<T> value, Consumer<? super T> listener) {
        ChangeListener<T> change = (_, _, now) -> listener.accept(now);
        value.addListener(change);
        add(() -> value.removeListener(change));
        listener.accept(value.getValue());
    }

    @Override
    public void close() {
        var last = List.copyOf(registrations);
        registrations.clear();
        last.reversed().forEach(Registration::close);
    }
}
