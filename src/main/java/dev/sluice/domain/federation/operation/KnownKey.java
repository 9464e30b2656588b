package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key that Sluice knows, by its public part.
///
/// @param owner name of the environment or account that it belongs to; empty when nobody uses it
/// @param name of the user, or of the role that a scoped key gives its users; empty for others
/// @param account whose key it is; null for the operator's and for those nobody uses
/// @param held whether its seed is in the vault
/// @param since when it was made or became known; null when nobody noted it
/// @param activations names of live connections that rest on it
/// @param users names of users whose creds rest on it
/// @param accounts names of accounts whose last JWT it signed
/// @param exportedAt when its seed was last taken out of the vault; null for never, as far as anybody noted
/// @param compromisedAt since when others are said to know it; null for not
/// @param rotation the one under way that it is part of
public record KnownKey(
        PublicKey key,
        Kind kind,
        State state,
        String owner,
        String name,
        @Nullable PublicKey account,
        boolean held,
        @Nullable Instant since,
        List<String> activations,
        List<String> users,
        List<String> accounts,
        @Nullable Instant exportedAt,
        @Nullable Instant compromisedAt,
        @Nullable Rotation rotation) {
    public KnownKey {
        accounts = List.copyOf(accounts);
        activations = List.copyOf(activations);
        users = List.copyOf(users);
    }

    public enum Kind {
        OPERATOR,
        OPERATOR_SIGNING,
        SYSTEM_ACCOUNT,
        ACCOUNT,
        /// Of an account that is signed elsewhere.
        FOREIGN_ACCOUNT,
        ACCOUNT_SIGNING,
        /// Signs users of an account that are bound to a template.
        SCOPED_SIGNING,
        SYSTEM_USER,
        USER,
        /// Opens what servers seal for the auth callout of an account.
        CURVE,
        /// Signs the head of the audit log.
        AUDIT_SEAL,
        /// In the vault, and nothing here uses it.
        OTHER
    }

    public enum State {
        IN_USE,
        /// Replaces another one, as soon as that rotation is done.
        TAKING_OVER,
        RETIRING,
        RETIRED,
        UNUSED
    }

    /// Whether it can be replaced here.
    public boolean isReplaceable() {
        return state == State.IN_USE
                && switch (kind) {
                    case OPERATOR_SIGNING, ACCOUNT, ACCOUNT_SIGNING, SCOPED_SIGNING -> true;
                    case OPERATOR, SYSTEM_ACCOUNT, FOREIGN_ACCOUNT, SYSTEM_USER, USER, CURVE, AUDIT_SEAL, OTHER ->
                        false;
                };
    }
}
