package dev.sluice.app.runtime;

import dev.sluice.domain.model.Ids;
import dev.sluice.domain.nkey.Entropy;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Time, chance, ids and the user of the real world.
public record Sources(InstantSource clock, Entropy entropy, Ids ids, RandomGenerator jitter, String user) {
    public static Sources real() {
        var random = new SecureRandom();
        return new Sources(
                InstantSource.system(),
                random::nextBytes,
                UUID::randomUUID,
                random,
                System.getProperty("user.name", ""));
    }
}
