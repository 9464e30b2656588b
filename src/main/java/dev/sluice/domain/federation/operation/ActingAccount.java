package dev.sluice.domain.federation.operation;

import dev.sluice.domain.nkey.PublicKey;

/// In whose name a person acts on a connection (domain.md#the-acting-account).
public sealed interface ActingAccount {

    /// This account. It has to be a party of what it acts on.
    record Named(PublicKey key) implements ActingAccount {
        @Override
        public boolean is(PublicKey account) {
            return key.equals(account);
        }

        @Override
        public boolean mayBe(PublicKey account) {
            return is(account);
        }
    }

    /// No account in particular: the operation takes the side that usually does it.
    record Unnamed() implements ActingAccount {
        @Override
        public boolean is(PublicKey account) {
            return false;
        }

        @Override
        public boolean mayBe(PublicKey account) {
            return true;
        }
    }

    static ActingAccount of(PublicKey key) {
        return new Named(key);
    }

    static ActingAccount unnamed() {
        return new Unnamed();
    }

    /// Whether this account is the one that is named.
    boolean is(PublicKey account);

    /// Whether this account may be meant: it is named, or none is.
    boolean mayBe(PublicKey account);
}
