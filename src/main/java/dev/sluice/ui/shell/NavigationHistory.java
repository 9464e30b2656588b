package dev.sluice.ui.shell;

import dev.sluice.ui.session.Route;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a person was, for back and forward.
final class NavigationHistory {

    private final Deque<Route> behind = new ArrayDeque<>();
    private final Deque<Route> ahead = new ArrayDeque<>();
    private @Nullable Route here;

    void visit(Route place) {
        if (place.equals(here)) {
            return;
        }
        if (here != null) {
            behind.push(here);
        }
        ahead.clear();
        here = place;
    }

    Optional<Route> back() {
        return step(behind, ahead);
    }

    Optional<Route> forward() {
        return step(ahead, behind);
    }

    private Optional<Route> step(Deque<Route> from, Deque<Route> onto) {
        if (from.isEmpty() || here == null) {
            return Optional.empty();
        }
        onto.push(here);
        here = from.pop();
        return Optional.of(here);
    }
}
