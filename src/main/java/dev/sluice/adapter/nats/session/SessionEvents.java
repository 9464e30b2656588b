package dev.sluice.adapter.nats.session;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What jnats tells about one connection, also while it is being made. Calls come on jnats's threads and only note
/// or pass on.
public final class SessionEvents implements ErrorListener, ConnectionListener {
    private static final String DENIED = "permissions violation";

    private final List<Consumer<String>> closedListeners = new ArrayList<>();
    private @Nullable Consumer<String> deniedListener;
    private @Nullable Consumer<String> errorListener;
    private @Nullable String lastWords;
    private @Nullable String lastFault;
    private @Nullable String closed;
    private volatile boolean greeted;

    /// What the server said last, else what went wrong, else nothing.
    synchronized Optional<String> reason() {
        return Optional.ofNullable(lastWords).or(() -> Optional.ofNullable(lastFault));
    }

    /// The server has said who it is, and the login is under way.
    public void greeted() {
        greeted = true;
    }

    boolean wasGreeted() {
        return greeted;
    }

    synchronized Optional<String> closedBecause() {
        return Optional.ofNullable(closed);
    }

    /// Told what the server reports, other than permissions it denies.
    synchronized void onError(Consumer<String> listener) {
        errorListener = listener;
    }

    public synchronized void onDenied(Consumer<String> listener) {
        deniedListener = listener;
    }

    /// Told once with the reason, at once when it is closed already.
    void onClosed(Consumer<String> listener) {
        String already;
        synchronized (this) {
            closedListeners.add(listener);
            already = closed;
        }
        if (already != null) {
            listener.accept(already);
        }
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        var words = ServerText.clean(error);
        var listener = listener(words);
        if (listener != null) {
            listener.accept(words);
        }
    }

    @Override
    public synchronized void exceptionOccurred(Connection connection, Exception exception) {
        lastFault = ServerText.fault(exception);
    }

    /// The form with a time and an address calls this one, which has no successor to implement.
    @Override
    @SuppressWarnings("deprecation")
    public void connectionEvent(Connection connection, Events type) {
        if (type != Events.CLOSED) {
            return;
        }
        List<Consumer<String>> listeners;
        String reason;
        synchronized (this) {
            if (closed != null) {
                return;
            }
            reason = reason().orElse("connection closed");
            closed = reason;
            listeners = List.copyOf(closedListeners);
        }
        listeners.forEach(listener -> listener.accept(reason));
    }

    private synchronized @Nullable Consumer<String> listener(String words) {
        if (words.toLowerCase(Locale.ROOT).startsWith(DENIED)) {
            return deniedListener;
        }
        lastWords = words;
        return errorListener;
    }
}
