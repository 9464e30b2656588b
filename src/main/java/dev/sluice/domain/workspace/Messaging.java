package dev.sluice.domain.workspace;

import dev.sluice.domain.feed.Registration;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A user of an account who publishes and listens. Safe for use by several threads. Calls on a connection that was
/// lost for good throw `SERVER_UNREACHABLE`.
public interface Messaging extends AutoCloseable {
    /// Sends without waiting.
    void publish(String subject, byte[] body);

    /// Counts what arrives on a subject from now on: the server knows of it when this returns.
    MessageTap tap(String subject);

    /// The same as one of a queue group.
    MessageTap tap(String subject, String queue);

    /// Answers requests until the registration is closed.
    ///
    /// @param answer called on the connection's thread; must return soon
    Registration answer(String subject, UnaryOperator<byte[]> answer);

    /// The first reply, or nothing when nobody listens or nobody answers in time.
    Optional<byte[]> request(String subject, byte[] body, Duration patience);

    /// Returns when the server has taken all that was sent.
    void flush();

    @Override
    void close();
}
