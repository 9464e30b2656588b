package dev.sluice.testing;

import dev.sluice.domain.nkey.Seed;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds seeds that stand where none belongs.
public final class SeedSearch {
    private static final Pattern SEED = Pattern.compile("(?=(S[OAUNCX][A-Z2-7]{56}))");

    private SeedSearch() {}

    /// By their first five characters, so that a failing test does not tell them.
    public static List<String> in(String text) {
        return SEED.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(SeedSearch::isSeed)
                .map(seed -> seed.substring(0, 5) + "…")
                .distinct()
                .toList();
    }

    /// Public keys that stand side by side may look like one; the check sum tells.
    private static boolean isSeed(String text) {
        try (var _ = Seed.parse(text.toCharArray())) {
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
