package dev.sluice.domain.feed;

/// A listener's membership; closing it ends it. Idempotent.
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
