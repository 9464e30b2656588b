package dev.sluice.adapter.nats;

import dev.sluice.domain.nkey.Seed;
import io.nats.client.AuthHandler;

/// Logs in with a user JWT, signing the server's nonce with the seed, which stays where it is.
final class SeedAuth implements AuthHandler {
    private final String userJwt;
    private final Seed seed;

    SeedAuth(String userJwt, Seed seed) {
        this.userJwt = userJwt;
        this.seed = seed;
    }

    @Override
    public byte[] sign(byte[] nonce) {
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
