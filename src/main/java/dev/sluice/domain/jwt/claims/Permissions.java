package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import org.jspecify.annotations.Nullable;

/// What a user may publish and subscribe to. Setting `response` without publish rules makes the server deny all
/// other publishing (jwt-facts.md#1.6).
public record Permissions(
        Permission publish, Permission subscribe, @Nullable ResponsePermission response, UnknownFields unknown) {
    public static final Permissions NONE = new Permissions(Permission.NONE, Permission.NONE, null);

    public Permissions(Permission publish, Permission subscribe, @Nullable ResponsePermission response) {
        this(publish, subscribe, response, UnknownFields.NONE);
    }

    public boolean isEmpty() {
        return publish.isEmpty() && subscribe.isEmpty() && response == null;
    }
}
