package dev.sluice.domain.account;

import dev.sluice.domain.model.server.Login;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.ExpectedServers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether credentials let a client in, at every server that counts.
///
/// @param missing servers where it was not seen; those who did not answer are not among them
/// @param expected how many servers there ought to be
public record LoginProof(List<Login> logins, List<ServerRef> missing, int expected) {
    public LoginProof {
        logins = List.copyOf(logins);
        missing = List.copyOf(missing);
    }

    static LoginProof of(List<Login> logins, ExpectedServers servers) {
        var entered = logins.stream()
                .filter(Login::isLetIn)
                .flatMap(login -> Stream.ofNullable(login.server()))
                .map(ServerRef::id)
                .collect(Collectors.toSet());
        var missing = servers.servers().stream()
                .filter(server -> !entered.contains(server.id()))
                .toList();
        return new LoginProof(logins, missing, servers.expected());
    }

    public long letIn() {
        return logins.stream().filter(Login::isLetIn).count();
    }

    public boolean isComplete() {
        return missing.isEmpty() && letIn() >= expected && letIn() > 0;
    }

    /// Where not, and what was said there.
    public String faults() {
        return Stream.concat(
                        missing.stream().map(ServerRef::name),
                        logins.stream()
                                .filter(login -> !login.isLetIn())
                                .map(login -> login.address() + ": " + login.refusal()))
                .collect(Collectors.joining("; "));
    }
}
