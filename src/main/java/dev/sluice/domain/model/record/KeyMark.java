package dev.sluice.domain.model.record;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;

/// What a person is to know of a key, beside what rests on it.
///
/// @param words where it was taken out to, or what happened to it
public record KeyMark(PublicKey key, Kind kind, String words, Instant at) {
    /// The words are stored, so they are never renamed.
    public enum Kind {
        /// Its seed was taken out of the vault.
        EXPORTED,
        /// Others know its seed.
        COMPROMISED
    }
}
