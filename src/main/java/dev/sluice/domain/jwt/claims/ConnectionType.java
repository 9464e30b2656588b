package dev.sluice.domain.jwt.claims;

import java.util.Arrays;

/// Ways to connect that a user may be held to; the names are the words of the claims.
public enum ConnectionType {
    STANDARD,
    WEBSOCKET,
    LEAFNODE,
    LEAFNODE_WS,
    MQTT,
    MQTT_WS,
    IN_PROCESS;

    /// Newer servers may have others.
    public static boolean isKnown(String word) {
        return Arrays.stream(values()).anyMatch(type -> type.name().equals(word));
    }
}
