package dev.sluice.ui.flow;

import dev.sluice.domain.flow.FlowHealth;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.server.LinkState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;

/// The last readings of every flow, and the nodes that show them. Nodes are brought up to date in place, once a
/// second and with each reading, and only while they are in the window. FX thread only.
public final class FlowBoard {

    private final InstantSource clock;
    private final ReadOnlyObjectProperty<LinkState> link;
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final Map<Node, Runnable> shown = new LinkedHashMap<>();
    private Map<ConnectionId, FlowReading> latest = Map.of();
    private Map<ConnectionId, FlowReading> readings = Map.of();
    private Instant moment;

    public FlowBoard(InstantSource clock, ReadOnlyObjectProperty<LinkState> link) {
        this.clock = clock;
        this.link = link;
        this.moment = clock.instant();
        paused.subscribe(this::pausedChanged);
    }

    /// While paused, numbers and their ages stay as they were; readings are still taken.
    public BooleanProperty paused() {
        return paused;
    }

    /// The moment that is shown: now, or when it was paused.
    public Instant moment() {
        return paused.get() ? moment : clock.instant();
    }

    public Optional<FlowReading> of(ConnectionId connection) {
        return Optional.ofNullable(readings.get(connection));
    }

    public LinkState link() {
        return link.get();
    }

    public FlowHealth health(ConnectionId connection) {
        return of(connection)
                .map(reading -> FlowHealth.of(reading.last(), reading.age(moment())))
                .orElseGet(this::withoutReading);
    }

    /// Brings a node up to date as long as it is in the window.
    public void keep(Node node, Runnable refresh) {
        node.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                shown.remove(node);
            } else {
                shown.put(node, refresh);
                refresh.run();
            }
        });
    }

    void take(Map<ConnectionId, FlowReading> next) {
        latest = Map.copyOf(next);
        if (!paused.get()) {
            readings = latest;
            beat();
        }
    }

    void beat() {
        if (!paused.get()) {
            List.copyOf(shown.values()).forEach(Runnable::run);
        }
    }

    private void pausedChanged(boolean on) {
        if (on) {
            moment = clock.instant();
        } else {
            readings = latest;
        }
        List.copyOf(shown.values()).forEach(Runnable::run);
    }

    private FlowHealth withoutReading() {
        return switch (link.get()) {
            case LinkState.Connected _, LinkState.Connecting _, LinkState.Off _ -> FlowHealth.MEASURING;
            case LinkState.Reconnecting _, LinkState.Refused _ -> FlowHealth.STALE;
        };
    }
}
