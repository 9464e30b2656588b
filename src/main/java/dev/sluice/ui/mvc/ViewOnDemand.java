package dev.sluice.ui.mvc;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A view that is built when it is shown for the first time, so that its controller can be made, and tested, without
/// a toolkit. FX thread only.
///
/// @param <V> what the window may ask of it
public final class ViewOnDemand<V extends View> {

    private final Supplier<? extends V> build;
    private @Nullable V built;

    public ViewOnDemand(Supplier<? extends V> build) {
        this.build = build;
    }

    public V get() {
        var view = built;
        if (view == null) {
            view = build.get();
            built = view;
        }
        return view;
    }
}
