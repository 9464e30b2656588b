package dev.sluice.domain.jwt.validation;

/// Something the validator has to say about claims. `code` is the rule's id in jwt-facts.md#2 (such as `I4`) or,
/// where `ours` is set, the name of a check that the reference library does not make.
public record Finding(Level level, String code, String message, boolean ours) {
    /// How much a finding weighs.
    public enum Level {
        /// Servers refuse such claims.
        ERROR,
        /// Accepted, but hardly meant.
        WARNING,
        /// Not valid at this time; blocks logins and loading, not a push.
        TIME
    }

    /// Whether servers refuse a push of such claims.
    public boolean isBlocking() {
        return level == Level.ERROR;
    }
}
