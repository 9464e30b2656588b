package dev.sluice.adapter.sandbox;

import dev.sluice.adapter.sandbox.SupervisorOrder.Answer;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.MessagingFactory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps the servers of a detached sandbox and its traffic, in a process of its own. It is told what to do over
/// its standard input and never opens the workspace's database. Until it is let go it ends with the process that
/// started it; afterwards when it is stopped, when all its servers have ended, or when the state file no longer
/// names it.
public final class Supervisor {
    private static final long WATCH_SECONDS = 3;

    private final MessagingFactory messaging;
    private final ScheduledExecutorService ticker;

    public Supervisor(MessagingFactory messaging, ScheduledExecutorService ticker) {
        this.messaging = messaging;
        this.ticker = ticker;
    }

    /// Works until the sandbox is over. Returns the exit code of the process.
    ///
    /// @param input orders, from the process that started this one
    /// @param output answers to it; nobody else may write there
    public int run(InputStream input, OutputStream output) {
        var in = new DataInputStream(input);
        var out = new DataOutputStream(output);
        try {
            return keep(in, out);
        } catch (IOException starterIsGone) {
            // Nothing is left to do: the host was closed on the way here.
            return 2;
        }
    }

    private int keep(DataInputStream in, DataOutputStream out) throws IOException {
        var order = SupervisorProtocol.read(in, SupervisorOrder.class);
        try (var host = start(order)) {
            SupervisorProtocol.write(out, answer(host));
            host.play(SupervisorProtocol.readPlayers(in));
            SupervisorProtocol.write(out, answer(host));
            // Throws when the starter died instead of letting go.
            in.readByte();
            watch(host, new StateFile(Path.of(order.folder())));
            return 0;
        } catch (ProblemException e) {
            var args = e.problem().args();
            SupervisorProtocol.write(out, new Answer(0, List.of(), args.isEmpty() ? e.getMessage() : args.getLast()));
            return 1;
        }
    }

    private AttachedHost start(SupervisorOrder order) {
        return new AttachedHost(ServerCluster.start(order.plan(), order.binary()), messaging, ticker);
    }

    private static Answer answer(ServerHost host) {
        return new Answer(ProcessHandle.current().pid(), host.servers(), null);
    }

    private void watch(AttachedHost host, StateFile state) {
        var over = new CompletableFuture<Void>();
        var pid = ProcessHandle.current().pid();
        var round = ticker.scheduleWithFixedDelay(
                () -> {
                    if (!host.isAlive() || !state.names(pid)) {
                        over.complete(null);
                    }
                },
                WATCH_SECONDS,
                WATCH_SECONDS,
                TimeUnit.SECONDS);
        over.join();
        round.cancel(false);
    }
}
