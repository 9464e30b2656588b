package dev.sluice.adapter.nats;

/// What may come of a question.
sealed interface Answer {
    /// Some server's words, not to be trusted.
    final class Reply implements Answer {
        private final byte[] body;

        Reply(byte[] body) {
            this.body = body;
        }

        byte[] body() {
            return body;
        }
    }

    /// Nobody listens on a subject that was asked.
    record NoResponders() implements Answer {}

    /// The user of the link may not ask this.
    record Denied() implements Answer {}

    /// The connection had ended before the question could be sent.
    record Unsent() implements Answer {}

    /// The connection ended; what was asked may or may not have arrived.
    record Lost() implements Answer {}
}
