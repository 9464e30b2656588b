package dev.sluice.testing.scripted;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes wrong with which request. Without a word of it everything goes well.
public final class Script {
    private final List<ServerRequest> asked = new ArrayList<>();
    private @Nullable Fault fault;

    /// From which to which request, counted from 1, which server does not do as it is asked.
    ///
    /// @param server its name; null for every one
    public record Fault(int from, int to, @Nullable String server, Disturbance disturbance) {
        /// This request only.
        public static Fault at(int number, @Nullable String server, Disturbance disturbance) {
            return new Fault(number, number, server, disturbance);
        }

        /// Until it is healed.
        public static Fault from(int number, @Nullable String server, Disturbance disturbance) {
            return new Fault(number, Integer.MAX_VALUE, server, disturbance);
        }

        private boolean strikes(int number, String name) {
            return from <= number && number <= to && (server == null || server.equals(name));
        }
    }

    /// Counts anew.
    public synchronized void play(Fault next) {
        asked.clear();
        fault = next;
    }

    /// Everything goes well again; counts anew.
    public synchronized void heal() {
        asked.clear();
        fault = null;
    }

    /// In their order.
    public synchronized List<ServerRequest> asked() {
        return List.copyOf(asked);
    }

    /// The number of the next request.
    synchronized int next(ServerRequest request) {
        asked.add(request);
        return asked.size();
    }

    synchronized @Nullable Disturbance at(int number, String server) {
        var now = fault;
        return now == null || now.disturbance().isOfLink() || !now.strikes(number, server) ? null : now.disturbance();
    }

    synchronized @Nullable Disturbance ofLink(int number) {
        var now = fault;
        return now == null || !now.disturbance().isOfLink() || now.from() > number || number > now.to()
                ? null
                : now.disturbance();
    }
}
