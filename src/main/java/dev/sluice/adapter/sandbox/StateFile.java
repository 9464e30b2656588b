package dev.sluice.adapter.sandbox;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `sandbox.json` in the workspace's folder: who owns which servers, as long as they run. It may lie: whoever
/// wrote it may have died, so each process in it is looked up again.
final class StateFile {
    private static final String NAME = "sandbox.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    StateFile(Path folder) {
        file = folder.resolve(NAME);
    }

    /// How the servers are kept: by the process that runs Sluice, or by a supervisor.
    enum Keeping {
        ATTACHED,
        DETACHED
    }

    record Owner(Keeping keeping, long pid, Instant startedAt) {
        static Owner of(Keeping keeping, ProcessHandle process) {
            return new Owner(keeping, process.pid(), Processes.startOf(process));
        }

        Optional<ProcessHandle> process() {
            return Processes.find(pid, startedAt);
        }
    }

    record Server(String name, String url, long pid, String version, Instant startedAt) {
        static Server of(Sandbox.Server server) {
            var started = ProcessHandle.of(server.pid()).map(Processes::startOf).orElse(Instant.EPOCH);
            return new Server(server.name(), server.url(), server.pid(), server.version(), started);
        }

        Sandbox.Server server() {
            return new Sandbox.Server(name, url, pid, version);
        }

        Optional<ProcessHandle> process() {
            return Processes.find(pid, startedAt);
        }
    }

    record State(Owner owner, List<Server> servers) {
        State {
            servers = List.copyOf(servers);
        }

        /// Those that run, if their owner does.
        List<Sandbox.Server> running() {
            if (owner.process().isEmpty()) {
                return List.of();
            }
            return servers.stream()
                    .filter(server -> server.process().isPresent())
                    .map(Server::server)
                    .toList();
        }
    }

    /// Empty when there is none, or when it cannot be read: then nobody wrote it to the end.
    Optional<State> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), State.class));
        } catch (IOException | JacksonException none) {
            return Optional.empty();
        }
    }

    void write(Owner owner, List<Sandbox.Server> servers) {
        var state = new State(owner, servers.stream().map(Server::of).toList());
        var draft = file.resolveSibling(NAME + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, JSON.writeValueAsString(state));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.SANDBOX_START_FAILED, String.valueOf(e.getMessage()));
        }
    }

    /// Whether it still names that process as the owner.
    boolean names(long pid) {
        return read().filter(state -> state.owner().pid() == pid).isPresent();
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.STORE_FAILED, String.valueOf(e.getMessage()));
        }
    }
}
