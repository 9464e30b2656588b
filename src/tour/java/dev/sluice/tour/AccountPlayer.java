package dev.sluice.tour;

import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.workspace.MessageTap;
import dev.sluice.domain.workspace.Messaging;
import dev.sluice.domain.workspace.MessagingFactory;
import dev.sluice.ui.session.ConsoleSession;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A user of an account who really publishes and listens. Not for the FX thread.
final class AccountPlayer implements AutoCloseable {
    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

    private final Messaging messaging;

    private AccountPlayer(Messaging messaging) {
        this.messaging = messaging;
    }

    /// @param name of the new user that is minted for it
    static AccountPlayer join(ConsoleSession session, MessagingFactory factory, String account, String name) {
        var services = session.services();
        var user = services.users().add(services.accounts().find(account).key(), name);
        return new AccountPlayer(
                factory.connect(services.environment().servers(), name, user.jwt(), seed(session, user)));
    }

    MessageTap listen(String subject) {
        return messaging.tap(subject);
    }

    /// After this, everything that the server had for us has arrived.
    void roundTrip() {
        messaging.flush();
    }

    /// Publishes steadily until it is cancelled.
    ScheduledFuture<?> publish(ScheduledExecutorService ticker, String subject, int perSecond) {
        var body = "{\"tour\":true}".getBytes(StandardCharsets.UTF_8);
        return ticker.scheduleAtFixedRate(
                () -> messaging.publish(subject, body), 0, SECOND / perSecond, TimeUnit.MICROSECONDS);
    }

    @Override
    public void close() {
        messaging.close();
    }

    private static Seed seed(ConsoleSession session, User user) {
        return session.workspace().vault().lend(user.key(), lent -> {
            var text = lent.text();
            try {
                return Seed.parse(text);
            } finally {
                Arrays.fill(text, '\0');
            }
        });
    }
}
