package dev.sluice.app.log;

import java.util.regex.Pattern;

/// Takes seeds and tokens out of a text.
public final class Redaction {
    private static final Pattern SEED = Pattern.compile("S[OAUNCX][A-Z2-7]{56}");

    /// Three parts of base64url, the first of which is JSON; cut ones, too.
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*)*");

    private Redaction() {}

    public static String mask(String text) {
        var withoutSeeds = text.contains("S") ? SEED.matcher(text).replaceAll("(seed)") : text;
        return withoutSeeds.contains("eyJ") ? TOKEN.matcher(withoutSeeds).replaceAll("(token)") : withoutSeeds;
    }
}
