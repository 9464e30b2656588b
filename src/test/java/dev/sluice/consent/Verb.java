package dev.sluice.consent;

import java.util.Locale;
import java.util.stream.Stream;

/// What can be done. The quoted words follow it in a [Step]; LABEL names a connection, an export or a public
/// import from the step that makes it on.
enum Verb {
    /// `LABEL from to kind subject`
    OFFER,
    /// `LABEL`, or `LABEL local`: it arrives under a prefix of its own
    ACCEPT,
    /// `LABEL from to kind subject`: the offer that fits, else the public export that fits
    IMPORT,
    /// `LABEL export to`
    ISSUE,
    /// `LABEL`: the partner, an account of ours, uses the token that was handed to it
    USE,
    /// `LABEL`, or `LABEL subject` for a part: the partner, an account of another tool, uses it
    HAND,
    /// `LABEL`: the other tool takes it out again
    UNHAND,
    /// `LABEL to kind subject`: the other tool's account issues a token, and an account of ours uses it
    GIVE,
    /// `LABEL`: accepting, while the server stores nothing any more: it is put back
    FAIL,
    /// `LABEL`
    DECLINE,
    /// `LABEL side`, or `LABEL side named`
    END,
    /// `LABEL side`, or `LABEL side named`
    SUSPEND,
    /// `LABEL side`
    RESUME,
    /// `LABEL days`, 0 for an end that never comes
    RENEW,
    /// `LABEL from to kind subject`: takes a revocation back; LABEL is the connection that comes
    UNREVOKE,
    /// `LABEL account kind subject visibility`
    EXPORT,
    /// `LABEL`
    UNEXPORT,
    /// `LABEL`: a public import
    UNIMPORT,
    /// `account`
    REMOVE,
    /// `account`
    MAKE,
    /// `account`: nobody may be connected to it until it wakes
    PAUSE,
    /// `account`
    WAKE,
    /// `account`: an account of another tool is taken in from what that has on disk
    MERGE,
    /// `account what decision`: another tool pushes, then a person takes it, keeps ours, or leaves it for now
    DRIFT,
    /// `LABEL what other side`: another tool takes away what it rests on, then the other one is closed
    AWAY,
    /// `days`: time passes, then the background works
    WAIT,
    /// The background works.
    ROUND,
    /// Everything that is staged is pushed.
    PUSH;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verb of(String word) {
        return Stream.of(values())
                .filter(verb -> verb.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }
}
