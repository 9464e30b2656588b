package dev.sluice.domain.federation.act;

import dev.sluice.domain.federation.port.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// How far an account's last signed JWT is known to have got, server by server (`design.md` 1).
///
/// @param expected servers that ought to answer; more than `servers` when some are silent
/// @param stored stores that hold exactly the last signed text (anonymous: servers do not say
/// which)
public record Proof(PublicKey account, int expected, int stored, List<ServerProof> servers, Instant at) {
    public Proof {
        servers = List.copyOf(servers);
    }

    public record ServerProof(ServerRef server, Rung rung, String detail) {}

    /// Per server. `NOT_LOADED` is no fault: nobody used the account there yet.
    public enum Rung {
        SILENT,
        NOT_LOADED,
        OUTDATED,
        INCOMPLETE,
        EFFECTIVE;

        /// Effective, or not loaded, which is no fault.
        public boolean isSound() {
            return this == EFFECTIVE || this == NOT_LOADED;
        }

        /// What the server does, for a sentence that begins with its name.
        public String words() {
            return switch (this) {
                case SILENT -> "does not answer";
                case NOT_LOADED -> "has not loaded the account";
                case OUTDATED -> "enforces another version";
                case INCOMPLETE -> "does not accept every import";
                case EFFECTIVE -> "enforces it";
            };
        }
    }

    /// "stored on 3 of 3 servers; n2 does not accept every import (orders.>)".
    public String summary() {
        var faulty = servers.stream()
                .filter(server -> !server.rung().isSound())
                .map(server -> "; " + server.server().name() + " "
                        + server.rung().words() + (server.detail().isEmpty() ? "" : " (" + server.detail() + ")"))
                .collect(Collectors.joining());
        return "stored on %d of %d servers%s".formatted(stored, expected, faulty);
    }

    public boolean isStored() {
        return stored >= expected;
    }

    /// Stored everywhere, and acted on by every server that has the account loaded, whether or not
    /// all its imports are good: enough to know that something is closed.
    public boolean isInForce() {
        return isStored() && servers.stream().noneMatch(s -> s.rung() == Rung.OUTDATED || s.rung() == Rung.SILENT);
    }

    /// Stored everywhere, and effective on every server that has the account loaded.
    public boolean isEffective() {
        return isStored() && servers.stream().allMatch(s -> s.rung() == Rung.EFFECTIVE || s.rung() == Rung.NOT_LOADED);
    }
}
