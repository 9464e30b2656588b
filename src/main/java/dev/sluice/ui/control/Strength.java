package dev.sluice.ui.control;

/// How hard a passphrase is to guess, by the variety of its characters and its length. A rough
/// hint,
/// not a promise.
enum Strength {
    NONE,
    WEAK,
    FAIR,
    STRONG;

    private static final int FAIR_BITS = 45;
    private static final int STRONG_BITS = 70;

    static Strength of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var kinds = (text.matches(".*[a-z].*") ? 26 : 0)
                + (text.matches(".*[A-Z].*") ? 26 : 0)
                + (text.matches(".*[0-9].*") ? 10 : 0)
                + (text.matches(".*[^a-zA-Z0-9].*") ? 32 : 0);
        // Repeated characters add little.
        var fresh = text.codePoints().distinct().count();
        var length = Math.min(text.length(), fresh * 2);
        var bits = length * Math.log(Math.max(kinds, 2)) / Math.log(2);
        if (bits >= STRONG_BITS) {
            return STRONG;
        }
        return bits >= FAIR_BITS ? FAIR : WEAK;
    }
}
