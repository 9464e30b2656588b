package dev.sluice.adapter.sandbox;

import dev.sluice.adapter.sandbox.SupervisorOrder.Answer;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Sandbox;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Servers and traffic kept by a supervisor, seen from the process that starts it. Until [#settle()] the
/// supervisor ends when this process does.
final class DetachedHost implements ServerHost {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LOG = "sandbox.log";

    /// In a session of its own no terminal's end reaches it; where there is no `setsid` it ignores hang-ups, which
    /// the JVM takes over from its parent.
    private static final String SCRIPT =
            "trap '' HUP INT; command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"";

    private final Process process;
    private final DataOutputStream orders;
    private final DataInputStream answers;
    private final Path log;
    private Answer first = new Answer(0, List.of(), null);

    private DetachedHost(Process process, Path log) {
        this.process = process;
        this.log = log;
        orders = new DataOutputStream(process.getOutputStream());
        answers = new DataInputStream(process.getInputStream());
    }

    /// Starts a supervisor, which gets ready while the workspace is opened.
    static HostLaunch launch(List<String> command, Path folder, Function<ServerTrust, SupervisorOrder> order) {
        try {
            var host = new DetachedHost(builder(command, folder).start(), folder.resolve(LOG));
            return new Launching(host, order);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.SANDBOX_START_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static final class Launching implements HostLaunch {
        private final DetachedHost host;
        private final Function<ServerTrust, SupervisorOrder> order;
        private boolean started;

        Launching(DetachedHost host, Function<ServerTrust, SupervisorOrder> order) {
            this.host = host;
            this.order = order;
        }

        @Override
        public ServerHost start(ServerTrust trust) {
            host.begin(order.apply(trust));
            started = true;
            return host;
        }

        @Override
        public void close() {
            if (!started) {
                host.close();
            }
        }
    }

    private void begin(SupervisorOrder order) {
        try {
            SupervisorProtocol.write(orders, order);
            first = answer();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static ProcessBuilder builder(List<String> command, Path folder) {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sluice-supervisor"));
        words.addAll(command);
        var builder = new ProcessBuilder(words);
        // Nothing of our own environment, where secrets may be, reaches it.
        var environment = builder.environment();
        var home = environment.getOrDefault("HOME", "/");
        environment.clear();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("HOME", home);
        builder.directory(Path.of("/").toFile());
        builder.redirectError(folder.resolve(LOG).toFile());
        return builder;
    }

    @Override
    public List<Sandbox.Server> servers() {
        return first.servers();
    }

    @Override
    public StateFile.Owner owner() {
        var supervisor = ProcessHandle.of(first.pid()).orElseGet(process::toHandle);
        return StateFile.Owner.of(StateFile.Keeping.DETACHED, supervisor);
    }

    @Override
    public void play(Map<TrafficRole, Credentials> players) {
        try {
            SupervisorProtocol.write(orders, players);
            answer();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void settle() {
        try {
            orders.writeByte(1);
            orders.close();
            answers.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Answer answer() throws IOException {
        var answer = SupervisorProtocol.read(answers, Answer.class);
        if (answer.fault() != null) {
            throw ProblemException.of(ProblemCode.SANDBOX_START_FAILED, answer.fault());
        }
        return answer;
    }

    private ProblemException failed(IOException cause) {
        var last = TemporaryFolders.tail(log, 2000)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return ProblemException.because(
                cause,
                ProblemCode.SANDBOX_START_FAILED,
                "its supervisor ended" + (last.isEmpty() ? "" : ", saying: " + last.getLast()));
    }

    @Override
    public void close() {
        // Its servers end with it, through the pipes of their watchers.
        process.destroy();
        if (!Processes.awaitEnd(process.toHandle(), PATIENCE)) {
            process.destroyForcibly();
        }
        var left = first.servers().stream()
                .flatMap(server -> ProcessHandle.of(server.pid()).stream())
                .toList();
        left.forEach(server -> Processes.awaitEnd(server, PATIENCE));
    }
}
