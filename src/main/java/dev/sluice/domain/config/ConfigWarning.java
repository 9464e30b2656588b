package dev.sluice.domain.config;

import java.util.List;

/// Something that servers accept and a person should know before starting one.
///
/// @param names what it is about
public record ConfigWarning(Kind kind, List<String> names) {
    public ConfigWarning {
        names = List.copyOf(names);
    }

    /// Each has its text in the bundles of the faces, under its name.
    public enum Kind {
        /// The system account has JetStream; servers refuse to start it, nsc refuses to save it.
        JETSTREAM_ON_SYSTEM,
        /// An account may use all that the servers have.
        UNLIMITED,
        MEMORY_LOSES_PUSHES,
        /// Accounts that nobody can use on these servers: nothing brings them there later.
        MEMORY_LEAVES_OUT,
        CACHE_ANSWERS_NO_LOOKUP,
        URL_TAKES_NO_PUSH,
        /// Without its JWT servers start in a bootstrap phase (nats-server-facts.md#6.1).
        SYSTEM_NOT_PRELOADED,
        /// `max_payload` bounds the JWTs that can be pushed.
        PAYLOAD_BOUNDS_PUSHES,
        PAYLOAD_IS_LARGE,
        WEBSOCKET_IN_CLEAR,
        WEBSOCKET_FROM_ANYWHERE,
        MONITORING_IS_OPEN
    }
}
