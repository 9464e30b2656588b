package dev.sluice.domain.port;

import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import java.util.List;

/// Publishes events inside an account, as CloudEvents.
@FunctionalInterface
public interface EventTransport {
    /// Takes nothing anywhere.
    EventTransport NONE = (_, _, _) -> {};

    /// Returns when a server has taken all of them. Blocks; closes the seed.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `SERVER_UNREACHABLE`, `LINK_REFUSED` or
    /// `TLS_FILES_UNUSABLE`; some may have gone out then
    void deliver(Target target, Credentials credentials, List<Announcement> announcements);

    /// @param subject where it is published
    record Announcement(String subject, Notification notification) {}
}
