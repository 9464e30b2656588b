package dev.sluice.domain.federation.port;

import dev.sluice.domain.nkey.PublicKey;

/// One account server by its documented routes (peers 1.7). Calls block for a bounded time and read
/// at most 1 MiB; redirects are not followed. Nothing that it says is verified here.
public interface AccountServer extends AutoCloseable {
    /// `POST accounts/<key>` as `application/jwt`.
    Answer push(PublicKey account, String jwt);

    /// `GET accounts/<key>`.
    Answer account(PublicKey account);

    /// `GET operator`.
    Answer operator();

    @Override
    void close();

    /// How it answered.
    sealed interface Answer {
        /// Status 200.
        record Given(String text) implements Answer {}

        /// Status 404.
        record Missing() implements Answer {}

        /// Any other status; `words` is the beginning of what it said, fit to be shown.
        record Refused(int status, String words) implements Answer {}

        /// No answer, one that came too slowly, or one that was too large.
        record Failed(String words) implements Answer {}
    }
}
