package dev.sluice.adapter.nats.session;

/// What may come of a question.
sealed interface SystemReply {
    /// Some server's words, not to be trusted.
    final class Reply implements SystemReply {
        private final byte[] body;

        Reply(byte[] body) {
            this.body = body;
        }

        byte[] body() {
            return body;
        }
    }

    /// Nobody listens on a subject that was asked.
    record NoResponders() implements SystemReply {}

    /// The user of the link may not ask this.
    record Denied() implements SystemReply {}

    /// The connection had ended before the question could be sent.
    record Unsent() implements SystemReply {}

    /// The connection ended; what was asked may or may not have arrived.
    record Lost() implements SystemReply {}
}
