package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rests on a signing key, and so has to be signed anew before it can be retired.
///
/// @param subject whose key it is: the operator's identity, or an account
/// @param rotation how far its replacement is; null before it begins
/// @param accounts names of those that are pushed, in that order
/// @param activations that the key signed, or had signed when the rotation began
/// @param users whose creds the key signed, or had signed when the rotation began
public record RotationPlan(
        PublicKey subject,
        String name,
        PublicKey oldKey,
        @Nullable Rotation rotation,
        List<String> accounts,
        List<Activation> activations,
        List<Creds> users) {
    public RotationPlan {
        accounts = List.copyOf(accounts);
        activations = List.copyOf(activations);
        users = List.copyOf(users);
    }

    /// Where the token of an activation is.
    public enum Place {
        /// In the claims of an account that is ours: pushed anew by us.
        IMPORT,
        /// In our database only: an offer that nobody accepted yet.
        KEPT,
        /// In somebody else's hands.
        HANDED_OUT
    }

    /// @param partner the importing account
    /// @param reissued whether the new key signed another one
    public record Activation(Connection connection, String partner, Place place, boolean reissued) {}

    /// @param reissued whether the new key signed another JWT, to be handed out as new creds
    public record Creds(User user, boolean reissued) {}

    /// An account's own key hands its work to a first signing key: it is the account itself, so it stays good, and
    /// nothing stops.
    public boolean keepsOld() {
        return subject.equals(oldKey);
    }

    /// What stops working for somebody else when the key is retired, unless they got another by then.
    public List<Activation> handedOut() {
        return activations.stream()
                .filter(activation -> activation.place() == Place.HANDED_OUT)
                .toList();
    }

    /// Whether a person must say that what was handed out may stop.
    public boolean needsConsent() {
        return !keepsOld() && !(handedOut().isEmpty() && users.isEmpty());
    }
}
