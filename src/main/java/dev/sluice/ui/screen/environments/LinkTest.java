package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.environment.LinkCheck;
import dev.sluice.domain.federation.environment.LinkCheck.Found;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ScreenContext;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Whether the servers of an environment can be worked with, asked when a person wants to know.
final class LinkTest {
    private final ScreenContext context;
    private final LatestOnly asking;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Untested());
    private @Nullable EnvironmentId of;

    LinkTest(ScreenContext context) {
        this.context = context;
        this.asking = context.jobs().lane();
    }

    /// What is known.
    sealed interface State {}

    record Untested() implements State {}

    record Testing() implements State {}

    record Told(Found found, Instant at) implements State {}

    record Failed(Problem problem) implements State {}

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// What was found of another one is not shown of this.
    void of(@Nullable EnvironmentId next) {
        if (next == null || !next.equals(of)) {
            asking.forget();
            state.set(new Untested());
        }
        of = next;
    }

    void run() {
        var environment = of;
        if (environment == null) {
            return;
        }
        state.set(new Testing());
        var isHere = environment.equals(context.session().environment().id());
        asking.run(
                () -> {
                    var check = new LinkCheck(
                            context.session().workspace().services(environment).context());
                    return isHere ? check.run() : check.runOnce();
                },
                found -> state.set(new Told(found, context.moments().now())),
                problem -> state.set(new Failed(problem)));
    }
}
