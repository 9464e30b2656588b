package dev.sluice.ui.shell;

import dev.sluice.ui.session.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a person was, for back and forward.
final class History {

    private final Deque<Place> behind = new ArrayDeque<>();
    private final Deque<Place> ahead = new ArrayDeque<>();
    private @Nullable Place here;

    void visit(Place place) {
        if (place.equals(here)) {
            return;
        }
        if (here != null) {
            behind.push(here);
        }
        ahead.clear();
        here = place;
    }

    Optional<Place> back() {
        return step(behind, ahead);
    }

    Optional<Place> forward() {
        return step(ahead, behind);
    }

    private Optional<Place> step(Deque<Place> from, Deque<Place> onto) {
        if (from.isEmpty() || here == null) {
            return Optional.empty();
        }
        onto.push(here);
        here = from.pop();
        return Optional.of(here);
    }
}
