package dev.sluice.adapter.vault;

/// What each guess at the passphrase of a vault costs. It stands in the file: a vault keeps the strength that it
/// was made with.
public record Strength(int memoryKiB, int iterations) {
    private static final int MIN_MEMORY_KIB = 1024;
    private static final int MAX_MEMORY_KIB = 256 * 1024;
    private static final int MAX_ITERATIONS = 10;

    /// What Sluice makes: 64 MiB, 3 iterations (about a quarter of a second).
    public static final Strength STANDARD = new Strength(64 * 1024, 3);

    /// The weakest that is made or read: for vaults that live as long as a test. Tests stretch passphrases hundreds
    /// of times; with 8 MiB that was a fifth of their processor time.
    public static final Strength LEAST = new Strength(MIN_MEMORY_KIB, 1);

    /// A file may come from anyone: it must not make us ask for all the memory, or for an hour.
    boolean isSane() {
        return memoryKiB >= MIN_MEMORY_KIB
                && memoryKiB <= MAX_MEMORY_KIB
                && iterations >= 1
                && iterations <= MAX_ITERATIONS;
    }
}
