package dev.sluice.domain.nkey;

/// Port: the source of random bytes. The real one is a strong generator made in `app`; tests use a fixed one. May
/// be called on any thread.
@FunctionalInterface
public interface Entropy {
    /// Fills the whole array with random bytes.
    void fill(byte[] target);
}
