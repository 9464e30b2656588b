package dev.sluice.domain.port;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.Resolver.AccountText;
import java.util.List;

/// One account server by its documented routes (nats-server-facts.md#10). Calls block for a bounded time and read
/// at most 1 MiB; redirects are not followed. Nothing that it says is verified here.
public interface AccountServer extends AutoCloseable {
    /// `POST accounts/<key>` as `application/jwt`.
    default Answer push(PublicKey account, String jwt) {
        return push(List.of(new AccountText(account, jwt))).getFirst();
    }

    /// The same of several, some at a time; answers in their order.
    List<Answer> push(List<AccountText> texts);

    /// `GET accounts/<key>`.
    default Answer account(PublicKey account) {
        return accounts(List.of(account)).getFirst();
    }

    /// The same of several, some at a time; in their order.
    List<Answer> accounts(List<PublicKey> accounts);

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
