package dev.sluice.ui.token;

import java.util.regex.Pattern;

/// Takes seeds out of text before it is shown or kept. What a control already handed over cannot be wiped, but
/// goes no further.
public final class SecretFilter {
    private static final Pattern SEED = Pattern.compile("(?<![A-Z2-7])S[OAUNXC][A-Z2-7]{56}(?![A-Z2-7])");

    private SecretFilter() {}

    public static boolean in(CharSequence text) {
        return SEED.matcher(text).find();
    }

    /// The text without the seeds.
    public static String dropped(CharSequence text) {
        return SEED.matcher(text).replaceAll("");
    }
}
