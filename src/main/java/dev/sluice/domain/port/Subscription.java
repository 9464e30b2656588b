package dev.sluice.domain.port;

import dev.sluice.domain.model.server.ServerRef;
import org.jspecify.annotations.Nullable;

/// One entry of SUBSZ: a subscription in an account's table. For a stream import, `owner` is the importing account
/// and `messages` counts what was delivered through the import (nats-server-facts.md#2.5). Use differences only.
///
/// @param owner public key of the account that owns the subscription
public record Subscription(
        ServerRef server,
        String owner,
        String subject,
        @Nullable String queue,
        String sid,
        long cid,
        long messages) {}
