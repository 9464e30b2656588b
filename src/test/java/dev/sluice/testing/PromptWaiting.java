package dev.sluice.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Whoever waits for something in a test looks at once, and often: Awaitility by itself lets 100 ms pass before
/// each look, which is a minute in the whole suite while nothing is computed. It waits for long: a busy machine is no
/// fault, and what never comes is told a little later.
public final class PromptWaiting implements LauncherSessionListener {
    private static final Duration INTERVAL = Duration.ofMillis(10);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(INTERVAL);
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
