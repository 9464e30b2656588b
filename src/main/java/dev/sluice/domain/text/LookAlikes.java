package dev.sluice.domain.text;

import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/// Texts that a person would take for one another: by another case, by letters of another width or style, or by
/// letters of another alphabet that look the same. ASCII alone is taken as it is: `l` and `1` look alike too, and
/// names with both are common.
public final class LookAlikes {
    private static final int LAST_OF_ASCII = 0x7f;
    private static final int HEX = 16;

    private LookAlikes() {}

    public static boolean areAlike(String one, String other) {
        return !Collections.disjoint(looks(one), looks(other));
    }

    /// What a text looks like, in ASCII as far as that goes: texts that share one of these look alike. Two, since
    /// a letter and its other case may each look like something else.
    public static Set<String> looks(String text) {
        if (text.chars().allMatch(c -> c <= LAST_OF_ASCII)) {
            return Set.of(text.toLowerCase(Locale.ROOT));
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var first = folded(inAscii(plain));
        var second = folded(inAscii(folded(plain)));
        return first.equals(second) ? Set.of(first) : Set.of(first, second);
    }

    /// By way of the upper case, which unites more letters than the lower.
    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String inAscii(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(Letters.IN_ASCII.getOrDefault(c, Character.toString(c))));
        return out.toString();
    }

    /// Read when the first name that is not ASCII comes.
    private static final class Letters {
        static final Map<Integer, String> IN_ASCII = read();

        private static Map<Integer, String> read() {
            var bundle = ResourceBundle.getBundle("dev.sluice.domain.text.look-alikes", Locale.ROOT);
            var letters = new HashMap<Integer, String>();
            for (var ascii : bundle.keySet()) {
                for (var number : bundle.getString(ascii).split(" ", -1)) {
                    letters.put(Integer.parseInt(number, HEX), ascii);
                }
            }
            return Map.copyOf(letters);
        }
    }
}
