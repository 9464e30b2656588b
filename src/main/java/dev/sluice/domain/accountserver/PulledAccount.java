package dev.sluice.domain.accountserver;

import dev.sluice.domain.model.Account;
import org.jspecify.annotations.Nullable;

/// What an account server holds of an account, after it was verified.
///
/// @param detail in plain words, empty when the standing says all
/// @param jwt the verified text, null unless it can be believed
public record PulledAccount(
        Account account,
        PullStatus status,
        String detail,
        @Nullable String jwt) {

    public enum PullStatus {
        /// Exactly the text that was last signed here.
        SAME,
        THEIRS_NEWER,
        OURS_NEWER,
        /// Signed in the same second as ours, with another content.
        DIFFERENT,
        /// Nothing was signed here to compare it with.
        ONLY_THEIRS,
        /// The account server does not have it.
        MISSING,
        /// Well signed, but not by this operator.
        UNKNOWN_SIGNER,
        /// No account JWT of this account, or a wrong signature.
        UNUSABLE,
        NO_ANSWER;

        /// Whether something answered that must not be believed.
        public boolean isSuspect() {
            return this == UNKNOWN_SIGNER || this == UNUSABLE;
        }
    }
}
