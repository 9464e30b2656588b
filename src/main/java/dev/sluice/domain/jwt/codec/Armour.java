package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The text frames around tokens and seeds in files (jwt-facts.md#1.13).
public final class Armour {
    private static final String RULE = "---";
    /// Some editors begin a file with it; Go's tools pass over it.
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final String SEED_NOTE = """
            ************************* IMPORTANT *************************
            NKEY Seed printed below can be used to sign and prove identity.
            NKEYs are sensitive and should be treated as secrets.

            -----BEGIN USER NKEY SEED-----
            """;
    private static final String SEED_END = """

            ------END USER NKEY SEED------

            *************************************************************
            """;

    private Armour() {}

    /// The token between `BEGIN NATS … JWT` and `END NATS … JWT`, with a blank line after it. Generic tokens have
    /// no such form in Go either; they are titled GENERIC.
    public static String jwt(ClaimKind kind, String token) {
        var title = kind == ClaimKind.GENERIC ? "GENERIC" : kind.name();
        return "-----BEGIN NATS " + title + " JWT-----\n" + token + "\n------END NATS " + title + " JWT------\n\n";
    }

    /// A creds file: the user's token and seed. The caller wipes the result. Throws with rule Y1 when the token is
    /// no user token, Y2 when the seed is no user seed, Y4 when the two do not belong together.
    public static char[] creds(String userToken, Seed seed) throws JwtException {
        check(userToken, seed);
        var head = jwt(ClaimKind.USER, userToken) + SEED_NOTE;
        var secret = seed.text();
        try {
            var out = CharBuffer.allocate(head.length() + secret.length + SEED_END.length());
            out.put(head).put(secret).put(SEED_END);
            return out.array();
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static void check(String userToken, Seed seed) throws JwtException {
        var claims = JwtReader.decode(userToken).claims();
        if (!(claims instanceof UserClaims)) {
            throw new JwtException("Y1", "creds are for user tokens, this is of another type");
        }
        if (seed.kind() != KeyKind.USER) {
            throw new JwtException("Y2", "creds need a user seed");
        }
        if (!seed.publicKey().text().equals(claims.subject())) {
            throw new JwtException("Y4", "the seed does not belong to the token's subject");
        }
    }

    /// The token in a file: that of the first block, or the whole trimmed text when there is no block.
    public static String token(CharSequence file) {
        var blocks = Block.all(file);
        if (blocks.isEmpty()) {
            return file.toString().strip();
        }
        var first = blocks.getFirst();
        return file.subSequence(first.start(), first.end()).toString();
    }

    /// The token in a file that may hold a seed too; only the token's characters become a string.
    public static String token(char[] file) {
        return token(CharBuffer.wrap(file));
    }

    /// The token in a file that may hold anything: that of the first block that begins like one, whatever an
    /// editor put before it, else the whole trimmed text if it begins like one. Nothing else of the file becomes a
    /// string.
    public static Optional<String> findToken(char[] file) {
        var blocks = Block.all(CharBuffer.wrap(file));
        var whole = new Block(startOfText(file), file.length).stripped(file);
        return (blocks.isEmpty() ? Stream.of(whole) : blocks.stream())
                .filter(block -> block.beginsToken(file))
                .findFirst()
                .map(block -> new String(file, block.start(), block.end() - block.start()));
    }

    private static int startOfText(char[] file) {
        return file.length > 0 && file[0] == BYTE_ORDER_MARK ? 1 : 0;
    }

    /// The seed text in a file, not checked further: that of the second block whatever its title, else the first
    /// line that starts with SO, SA or SU. A new array, which the caller wipes.
    public static Optional<char[]> seed(char[] file) {
        var blocks = Block.all(CharBuffer.wrap(file));
        if (blocks.size() > 1) {
            var second = blocks.get(1);
            return Optional.of(Arrays.copyOfRange(file, second.start(), second.end()));
        }
        return Block.lines(CharBuffer.wrap(file)).stream()
                .map(line -> line.stripped(file))
                .filter(line -> line.isSeed(file))
                .findFirst()
                .map(line -> Arrays.copyOfRange(file, line.start(), line.end()));
    }

    /// A range of the text. Works on lines rather than on Go's regular expression, whose backtracking a long line
    /// of dashes could abuse.
    private record Block(int start, int end) {
        /// The content lines that stand between two rules.
        static List<Block> all(CharSequence text) {
            var lines = lines(text);
            var found = new ArrayList<Block>();
            int at = 0;
            while (at + 2 < lines.size()) {
                boolean framed = lines.get(at).endsRule(text)
                        && lines.get(at + 1).isContent(text)
                        && lines.get(at + 2).endsRule(text)
                        && lines.get(at + 2).startsRule(text);
                if (framed) {
                    found.add(lines.get(at + 1));
                }
                at += framed ? 3 : 1;
            }
            return found;
        }

        /// Lines without their LF or CRLF.
        static List<Block> lines(CharSequence text) {
            var lines = new ArrayList<Block>();
            int start = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || text.charAt(i) == '\n') {
                    boolean carriage = i > start && text.charAt(i - 1) == '\r';
                    lines.add(new Block(start, carriage ? i - 1 : i));
                    start = i + 1;
                }
            }
            return lines;
        }

        /// Three dashes at the end and three more anywhere before.
        boolean endsRule(CharSequence text) {
            var line = text.subSequence(start, end);
            int last = line.length() - RULE.length();
            return last >= RULE.length() && matches(line, last) && hasRuleBefore(line, last);
        }

        private static boolean hasRuleBefore(CharSequence line, int last) {
            for (int i = 0; i + RULE.length() <= last; i++) {
                if (matches(line, i)) {
                    return true;
                }
            }
            return false;
        }

        boolean startsRule(CharSequence text) {
            return end - start >= RULE.length() && matches(text, start);
        }

        private static boolean matches(CharSequence text, int at) {
            return text.charAt(at) == '-' && text.charAt(at + 1) == '-' && text.charAt(at + 2) == '-';
        }

        boolean isContent(CharSequence text) {
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                boolean digit = c >= '0' && c <= '9';
                if (!letter && !digit && "_-.=".indexOf(c) < 0) {
                    return false;
                }
            }
            return end > start;
        }

        Block stripped(char[] text) {
            int from = start;
            int to = end;
            while (from < to && Character.isWhitespace(text[from])) {
                from++;
            }
            while (to > from && Character.isWhitespace(text[to - 1])) {
                to--;
            }
            return new Block(from, to);
        }

        /// Every token's header is JSON, whose first characters are these.
        boolean beginsToken(char[] text) {
            return end - start > 2 && text[start] == 'e' && text[start + 1] == 'y';
        }

        boolean isSeed(char[] text) {
            return end - start > 1 && text[start] == 'S' && "OAU".indexOf(text[start + 1]) >= 0;
        }
    }
}
