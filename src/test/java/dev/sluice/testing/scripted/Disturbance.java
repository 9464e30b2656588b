package dev.sluice.testing.scripted;

/// What may go wrong with one request.
public enum Disturbance {
    /// A server says no, as with a full disk. It has nothing to say to a question then.
    REFUSED,
    /// It never reaches the server.
    UNHEARD,
    /// The server does it, and its answer is lost.
    UNANSWERED,
    /// It reaches the server only when [ScriptedServers#arriveLate()] is called.
    LATE,
    /// The link breaks before anything is sent.
    LINK_LOST,
    /// The link breaks when it was sent: every server did it, and no answer arrives.
    LINK_LOST_AFTER;

    boolean isOfLink() {
        return this == LINK_LOST || this == LINK_LOST_AFTER;
    }
}
