package dev.sluice.app;

import dev.sluice.app.owner.OwnerProtocol;
import dev.sluice.app.owner.OwnerSocket;
import dev.sluice.app.runtime.Threads;
import dev.sluice.app.workspace.LocalWorkspace;
import dev.sluice.cli.CommandLineInterface;
import dev.sluice.cli.io.Terminal;
import dev.sluice.domain.feed.Registration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves other processes while a workspace is open here.
public final class OwnerServer {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerServer.class);

    private final Threads threads;
    private final Duration unlisted;
    private final Function<LocalWorkspace, CommandLineInterface> commands;
    private volatile BooleanSupplier window = () -> false;

    OwnerServer(Threads threads, Duration unlisted, Function<LocalWorkspace, CommandLineInterface> commands) {
        this.threads = threads;
        this.unlisted = unlisted;
        this.commands = commands;
    }

    /// @param raise brings the window forward; called on any thread
    public void window(BooleanSupplier raise) {
        window = raise;
    }

    Registration receive(LocalWorkspace owned) {
        var desk = new OwnedServing(owned);
        if (unlisted.isZero()) {
            desk.open();
            return desk;
        }
        var opening = threads.scheduler()
                .schedule(() -> threads.links().execute(desk::open), unlisted.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            opening.cancel(false);
            desk.close();
        };
    }

    /// One open workspace's socket.
    private final class OwnedServing implements OwnerProtocol, Registration {
        private final LocalWorkspace owned;
        private @Nullable OwnerSocket socket;
        private boolean closed;

        private OwnedServing(LocalWorkspace owned) {
            this.owned = owned;
        }

        /// Without a socket everything else still works; other processes have to wait.
        private synchronized void open() {
            if (closed) {
                return;
            }
            try {
                socket = OwnerSocket.open(owned.folder(), this, threads.links());
            } catch (IOException e) {
                LOG.warn("commands of other processes cannot be served: {}", e.getMessage(), e);
            }
        }

        @Override
        public int run(List<String> arguments, Terminal terminal) {
            return commands.apply(owned).run(arguments, terminal);
        }

        @Override
        public boolean raise() {
            return window.getAsBoolean();
        }

        @Override
        public void close() {
            OwnerSocket open;
            synchronized (this) {
                closed = true;
                open = socket;
            }
            if (open != null) {
                open.close();
            }
        }
    }
}
