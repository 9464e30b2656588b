package dev.sluice.ui.dialog;

import dev.sluice.domain.feed.Registration;
import dev.sluice.ui.job.BackgroundJobs;
import java.time.Duration;
import java.util.Arrays;

/// Puts a secret into the clipboard and takes it out again after a while, or when the workspace is left; what
/// somebody copied since stays.
public final class SecretCopy implements AutoCloseable {

    /// How long it lies there.
    public static final Duration KEPT = Duration.ofSeconds(30);

    private final SecretClipboard clipboard;
    private final BackgroundJobs jobs;
    private Registration waiting = () -> {};
    private Runnable clearing = () -> {};

    public SecretCopy(SecretClipboard clipboard, BackgroundJobs jobs) {
        this.clipboard = clipboard;
        this.jobs = jobs;
    }

    /// @param secret is overwritten
    public void put(char[] secret) {
        waiting.close();
        var text = new String(secret);
        Arrays.fill(secret, '\0');
        clipboard.put(text);
        clearing = () -> clear(text);
        waiting = jobs.later(KEPT, this::close);
    }

    @Override
    public void close() {
        waiting.close();
        waiting = () -> {};
        clearing.run();
        clearing = () -> {};
    }

    private void clear(String text) {
        if (clipboard.holds(text)) {
            clipboard.clear();
        }
    }
}
