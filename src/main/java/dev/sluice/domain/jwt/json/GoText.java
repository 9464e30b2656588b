package dev.sluice.domain.jwt.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Text and numbers in the exact spelling of Go's JSON encoder (jwt-facts.md#1.2).
public final class GoText {
    private static final String HEX = "0123456789abcdef";
    private static final double SMALL = 1e-6;
    private static final double LARGE = 1e21;

    private GoText() {}

    static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i = appendSurrogate(out, text, i);
            } else {
                appendChar(out, c);
            }
        }
        out.append('"');
    }

    private static void appendChar(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '<', '>', '&', '\u2028', '\u2029' -> unicode(out, c);
            default -> {
                if (c < ' ') {
                    unicode(out, c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    /// A lone surrogate has no UTF-8 form; Go writes what it would have read, the replacement character.
    private static int appendSurrogate(StringBuilder out, String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))) {
            out.append(c).append(text.charAt(at + 1));
            return at + 1;
        }
        unicode(out, '\ufffd');
        return at;
    }

    private static void unicode(StringBuilder out, char c) {
        out.append("\\u")
                .append(HEX.charAt(c >>> 12))
                .append(HEX.charAt(c >>> 8 & 15))
                .append(HEX.charAt(c >>> 4 & 15))
                .append(HEX.charAt(c & 15));
    }

    /// Go's shortest form: plain between 1e-6 and 1e21, else with an exponent without leading zeros.
    public static String number(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var digits = shortest(value);
        if (size >= SMALL && size < LARGE) {
            return digits.toPlainString();
        }
        var unscaled = digits.unscaledValue().abs().toString();
        int exponent = digits.precision() - digits.scale() - 1;
        var out = new StringBuilder(value < 0 ? "-" : "").append(unscaled.charAt(0));
        if (unscaled.length() > 1) {
            out.append('.').append(unscaled, 1, unscaled.length());
        }
        return out.append('e')
                .append(exponent < 0 ? '-' : '+')
                .append(Math.abs(exponent))
                .toString();
    }

    /// `Double.toString` gives the fewest digits that read back the same, but never fewer than two: 4.9E-324.
    private static BigDecimal shortest(double value) {
        var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (digits.precision() == 2) {
            var one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (one.doubleValue() == value) {
                return one.stripTrailingZeros();
            }
        }
        return digits;
    }
}
