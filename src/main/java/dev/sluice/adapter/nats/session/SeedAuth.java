package dev.sluice.adapter.nats.session;

import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Credentials;
import io.nats.client.AuthHandler;

/// Logs in with a user JWT, signing the server's nonce with the seed, which stays where it is.
public final class SeedAuth implements AuthHandler {
    private final String userJwt;
    private final Seed seed;
    private final Runnable greeted;

    /// @param greeted run when the server's greeting has come, which brings the nonce
    public SeedAuth(Credentials credentials, Runnable greeted) {
        this.userJwt = credentials.userJwt();
        this.seed = credentials.seed();
        this.greeted = greeted;
    }

    @Override
    public byte[] sign(byte[] nonce) {
        greeted.run();
        return seed.sign(nonce);
    }

    @Override
    public char[] getID() {
        return seed.publicKey().text().toCharArray();
    }

    @Override
    public char[] getJWT() {
        return userJwt.toCharArray();
    }
}
