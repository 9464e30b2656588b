package dev.sluice.ui.job;

import dev.sluice.domain.feed.Registration;
import java.time.Duration;

/// Runs work on the FX thread when some time has passed.
@FunctionalInterface
public interface Delay {
    /// @return takes it back; without effect when it has run
    Registration after(Duration time, Runnable work);
}
