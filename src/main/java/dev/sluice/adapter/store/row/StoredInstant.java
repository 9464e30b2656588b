package dev.sluice.adapter.store.row;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Times as the database keeps them: microseconds since 1970. What is finer is cut off.
public final class StoredInstant {
    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private StoredInstant() {}

    static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), PER_SECOND), time.getNano() / NANOS);
    }

    static @Nullable Long ofNullable(@Nullable Instant time) {
        return time == null ? null : of(time);
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }
}
