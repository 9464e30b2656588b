package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;

/// A key that may sign for an account: a plain one, or one whose users are bound to a template.
public sealed interface SigningKey {
    /// The public account key.
    String key();

    /// Signs users and activations.
    record Plain(String key) implements SigningKey {}

    /// Signs users only; they carry no limits, the template holds for all of them. A template limit of 0 cannot be
    /// expressed on the wire and reads back as -1 (jwt-facts.md#1.6).
    record Scoped(String key, String role, UserLimits template, String description, UnknownFields unknown)
            implements SigningKey {
        public Scoped(String key, String role, UserLimits template, String description) {
            this(key, role, template, description, UnknownFields.NONE);
        }
    }
}
