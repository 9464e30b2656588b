package dev.sluice.ui.user.clients;

import dev.sluice.domain.account.UserConnections.Found;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ScreenContext;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Where a user is connected now, by what servers say; asked when somebody looks at the user, and again on demand.
public final class UserClients {
    private final ScreenContext context;
    private final LatestOnly asking;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Unknown());
    private @Nullable User user;

    public UserClients(ScreenContext context) {
        this.context = context;
        this.asking = context.jobs().lane();
    }

    /// What is known.
    public sealed interface State {}

    /// Nobody was asked: there is no link.
    public record Unknown() implements State {}

    public record Asking() implements State {}

    public record Told(Found found, Instant at) implements State {}

    public record Failed(Problem problem) implements State {}

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whom they are asked about from now on; the same one is not asked about again.
    public void of(@Nullable User next) {
        var before = user;
        user = next;
        if (next == null) {
            asking.forget();
            state.set(new Unknown());
        } else if (before == null || !before.key().equals(next.key())) {
            ask();
        }
    }

    /// Asks the servers.
    public void ask() {
        var whom = user;
        if (whom == null) {
            return;
        }
        if (!(context.session().link().get() instanceof LinkState.Connected)) {
            asking.forget();
            state.set(new Unknown());
            return;
        }
        state.set(new Asking());
        asking.run(
                () -> context.session().services().userConnections().of(whom),
                found -> state.set(new Told(found, context.moments().now())),
                problem -> state.set(new Failed(problem)));
    }
}
