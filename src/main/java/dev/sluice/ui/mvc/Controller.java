package dev.sluice.ui.mvc;

/// The only part of a screen that others see. All calls on the FX thread.
public interface Controller {
    View view();

    /// Shown: subscribes to what it shows and loads it.
    void activate();

    /// Hidden: ends every subscription. May be activated again.
    void deactivate();
}
