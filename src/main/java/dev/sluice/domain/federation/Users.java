package dev.sluice.domain.federation;

import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// Users of accounts. They need no push: their JWTs are handed out as creds.
public final class Users {
    public List<User> list(PublicKey account) {
        throw new UnsupportedOperationException();
    }

    public User add(PublicKey account, String name) {
        throw new UnsupportedOperationException();
    }

    /// The text of a creds file; the caller wipes it.
    public byte[] creds(PublicKey user) {
        throw new UnsupportedOperationException();
    }
}
