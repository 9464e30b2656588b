package dev.sluice.ui.flow;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.flow.FlowSample;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.ui.session.ScreenContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Fills a board from the servers while a screen is shown. The monitor may be asking servers, and then makes
/// callers wait: so it is only called in the background.
public final class FlowFeed {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ScreenContext context;
    private final FlowBoard board;
    private Registration beat = () -> {};
    private Subscribed watch = new Subscribed();

    /// One subscription, which may be given up before it is there.
    private static final class Subscribed {
        private Optional<Registration> registration = Optional.empty();
        private boolean over = true;
    }

    public FlowFeed(ScreenContext context, FlowBoard board) {
        this.context = context;
        this.board = board;
    }

    public void start() {
        var mine = new Subscribed();
        mine.over = false;
        watch = mine;
        Consumer<Map<ConnectionId, FlowReading>> told = context.jobs().onFx(readings -> {
            if (!mine.over) {
                board.take(readings);
            }
        });
        context.jobs().run(() -> watch(told), registration -> begun(mine, registration), context.dialogs()::problem);
        beatLater();
    }

    private void beatLater() {
        beat = context.jobs().later(BEAT, () -> {
            board.beat();
            beatLater();
        });
    }

    public void stop() {
        beat.close();
        watch.over = true;
        watch.registration.ifPresent(this::end);
        watch.registration = Optional.empty();
    }

    private void begun(Subscribed mine, Registration registration) {
        if (mine.over) {
            end(registration);
        } else {
            mine.registration = Optional.of(registration);
        }
    }

    private void end(Registration registration) {
        context.jobs().run(registration::close, () -> {}, context.dialogs()::problem);
    }

    private Registration watch(Consumer<Map<ConnectionId, FlowReading>> told) {
        return context.session().services().flows().watch(samples -> told.accept(readings(samples)));
    }

    private Map<ConnectionId, FlowReading> readings(List<FlowSample> samples) {
        var flows = context.session().services().flows();
        return samples.stream()
                .collect(Collectors.toMap(
                        FlowSample::connection,
                        sample -> new FlowReading(sample, flows.history(sample.connection())),
                        (_, later) -> later,
                        HashMap::new));
    }
}
