package dev.sluice.app.runtime;

import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.port.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Time, chance, ids and the user of the real world.
public record SystemSources(InstantSource clock, Entropy entropy, IdSource ids, RandomGenerator jitter, String user) {
    public static SystemSources real() {
        var random = new SecureRandom();
        return new SystemSources(
                InstantSource.system(),
                random::nextBytes,
                UUID::randomUUID,
                random,
                System.getProperty("user.name", ""));
    }
}
