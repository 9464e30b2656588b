package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How far an account's last signed JWT is known to have got, server by server (glossary.md#proof).
///
/// @param expected servers that ought to answer; more than `servers` when some are silent
/// @param stored stores that hold exactly the last signed text (anonymous: servers do not say which)
/// @param missing names of those that are known and do not answer at all
public record Proof(
        PublicKey account, int expected, int stored, List<ServerProof> servers, List<String> missing, Instant at) {
    public Proof {
        servers = List.copyOf(servers);
        missing = List.copyOf(missing);
    }

    /// @param imports subjects of imports that it does not have in force
    /// @param remark what else is to be said, empty for nothing
    public record ServerProof(ServerRef server, Rung rung, List<String> imports, String remark) {
        public ServerProof {
            imports = List.copyOf(imports);
        }

        public ServerProof(ServerRef server, Rung rung) {
            this(server, rung, List.of(), "");
        }

        /// For people.
        public String detail() {
            return imports.isEmpty() ? remark : String.join(", ", imports);
        }
    }

    /// Per server. `NOT_LOADED` is no fault: nobody used the account there yet.
    public enum Rung {
        SILENT,
        NOT_LOADED,
        OUTDATED,
        /// Whatever it stores, it cannot act on it: it does not trust the key that signed.
        UNTRUSTED,
        INCOMPLETE,
        /// The account has an end, which has passed: nobody gets in.
        EXPIRED,
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
                case UNTRUSTED ->
                    "does not trust the key that signs it; give it the present operator JWT and restart it";
                case INCOMPLETE -> "does not accept every import";
                case EXPIRED -> "lets nobody in any more";
                case EFFECTIVE -> "enforces it";
            };
        }
    }

    /// "stored on 3 of 3 servers; n2 does not accept every import (orders.>)".
    public String summary() {
        var silent =
                missing.stream().map(name -> "; " + name + " does not answer").collect(Collectors.joining());
        var faulty = servers.stream()
                .filter(server -> !server.rung().isSound())
                .map(server -> "; " + server.server().name() + " "
                        + server.rung().words() + (server.detail().isEmpty() ? "" : " (" + server.detail() + ")"))
                .collect(Collectors.joining());
        return "stored on %d of %d servers%s".formatted(stored, expected, silent + faulty);
    }

    public boolean isStored() {
        return stored >= expected;
    }

    /// Stored everywhere, by servers that may act on it: those that do not trust its signer need another text.
    public boolean isStoredToUse() {
        return isStored() && servers.stream().noneMatch(s -> s.rung() == Rung.UNTRUSTED);
    }

    /// Stored everywhere, and acted on by every server that has the account loaded, whether or not all its imports
    /// are good: enough to know that something is closed.
    public boolean isInForce() {
        return isStored()
                && servers.stream()
                        .noneMatch(s ->
                                s.rung() == Rung.OUTDATED || s.rung() == Rung.UNTRUSTED || s.rung() == Rung.SILENT);
    }

    /// Some server acts on it but for an import, or says so: where that is no fault of the text, another one helps
    /// (nats-server-facts.md#1.8).
    public boolean isIncomplete() {
        return servers.stream().anyMatch(server -> server.rung() == Rung.INCOMPLETE);
    }

    /// The same, but for imports that were not in force before.
    public boolean isEffectiveBut(Set<String> lacked) {
        return isStored()
                && servers.stream()
                        .allMatch(server -> server.rung().isSound()
                                || (server.rung() == Rung.INCOMPLETE
                                        && !server.imports().isEmpty()
                                        && lacked.containsAll(server.imports())));
    }

    /// Stored everywhere, and effective on every server that has the account loaded.
    public boolean isEffective() {
        return isStored() && servers.stream().allMatch(s -> s.rung() == Rung.EFFECTIVE || s.rung() == Rung.NOT_LOADED);
    }
}
