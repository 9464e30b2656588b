package dev.sluice.ui.token;

import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.text.Messages;
import java.util.Optional;

/// What somebody pasted, dropped or opened, recognised by its looks: a token in whatever frame or letter around
/// it, a public key, or neither. Works in one pass, whatever the size. Seeds are gone before this is asked: see
/// [SecretFilter].
public sealed interface PastedText {
    Messages TEXTS = Messages.of("token");

    /// @param text a bare token, not read yet
    record OneToken(String text) implements PastedText {}

    record OneKey(PublicKey key) implements PastedText {}

    record Other() implements PastedText {}

    static PastedText of(String text) {
        var stripped = text.strip();
        var key = PublicKey.parse(stripped);
        if (key.isPresent()) {
            return new OneKey(key.get());
        }
        return Words.token(stripped).<PastedText>map(OneToken::new).orElseGet(Other::new);
    }

    /// The token in a text; the text itself where none is seen, so that its reader says what is wrong with it.
    ///
    /// @throws ProblemException `TOKEN_DAMAGED` when it is too long to be one
    static String token(String text) {
        if (text.length() > 2 * JwtReader.MAX_SIZE) {
            throw ProblemException.of(ProblemCode.TOKEN_DAMAGED, TEXTS.get("too-long"));
        }
        return Words.token(text).orElseGet(() -> Armour.token(text));
    }

    /// Looks for a token among the words of a text.
    final class Words {
        /// `{"` in base64, with which every header starts.
        private static final String START = "eyJ";
        /// 64 bytes in base64.
        private static final int SIGNATURE = 86;

        private Words() {}

        private static Optional<String> token(String text) {
            int at = text.indexOf(START);
            while (at >= 0) {
                int end = at;
                int dots = 0;
                int lastDot = -1;
                while (end < text.length() && isTokenCharacter(text.charAt(end))) {
                    if (text.charAt(end) == '.') {
                        dots++;
                        lastDot = end;
                    }
                    end++;
                }
                if (dots == 2) {
                    return Optional.of(text.substring(at, endOf(text, lastDot, end)));
                }
                at = text.indexOf(START, end);
            }
            return Optional.empty();
        }

        /// A frame that lost its line breaks, as in a one-line field, follows the signature with dashes.
        private static int endOf(String text, int lastDot, int end) {
            int whole = lastDot + 1 + SIGNATURE;
            return end > whole && text.startsWith("---", whole) ? whole : end;
        }

        private static boolean isTokenCharacter(char c) {
            return (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == '=';
        }
    }
}
