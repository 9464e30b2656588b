package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.record.Notification;
import org.jspecify.annotations.Nullable;

/// What an account was told of.
///
/// @param account its name now
/// @param connection that it is about, as it is now; null when it is about none, or that is not known any more
public record NotificationEntry(
        Notification notification, String account, @Nullable Connection connection) {}
