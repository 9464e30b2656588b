package dev.sluice.cli.io;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.codec.Armour;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// One line of the `jwt` commands: an object, a token as JSON text, or a bare token. Claims stay the text they
/// are, since numbers and their order matter. Never prints itself: it may hold a seed.
public final class JwtLine {
    private static final String BEGIN = "-----BEGIN";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    private JwtLine() {}

    /// Throws [LineFault] when the line is no such document.
    public static JwtLine of(String text) {
        var line = new JwtLine();
        if (text.startsWith("{") || text.startsWith("\"")) {
            line.read(text);
        } else {
            line.texts.put("jwt", text);
        }
        return line;
    }

    /// The token, out of its armour if it has one; otherwise exactly as given.
    public Optional<String> token() {
        return text("jwt").map(jwt -> jwt.contains(BEGIN) ? Armour.token(jwt) : jwt);
    }

    /// The payload without what signing sets, as JSON text.
    public Optional<String> claims() {
        return text("claims");
    }

    public Optional<String> signer() {
        return text("signer");
    }

    public ClaimKind kind() {
        var word = text("kind").orElseThrow(() -> missing("kind"));
        if (word.equals("generic")) {
            return ClaimKind.GENERIC;
        }
        return ClaimKind.ofWord(word).orElseThrow(() -> new LineFault(CliMessages.of("jwt.fault.kind", word)));
    }

    public static LineFault missing(String name) {
        return new LineFault(CliMessages.of("jwt.fault.missing", name));
    }

    public OptionalLong number(String name) {
        var value = numbers.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private void read(String text) {
        try (var parser = JsonMapper.shared().createParser(text)) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.put("jwt", parser.getString());
            } else {
                readFields(parser, text);
            }
            if (parser.nextToken() != null) {
                throw new LineFault(CliMessages.of("jwt.fault.more"));
            }
        } catch (JacksonException _) {
            // Its message quotes the line, which may hold a seed.
            throw new LineFault(CliMessages.of("jwt.fault.json"));
        }
    }

    private void readFields(JsonParser parser, String text) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "jwt", "kind", "signer" -> texts.put(name, textOf(parser, name));
                case "now", "iat" -> numbers.put(name, numberOf(parser, name));
                case "claims" -> texts.put(name, spelled(parser, text));
                default -> parser.skipChildren();
            }
        }
    }

    private static String textOf(JsonParser parser, String name) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new LineFault(CliMessages.of("jwt.fault.text", name));
        }
        return parser.getString();
    }

    private static long numberOf(JsonParser parser, String name) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new LineFault(CliMessages.of("jwt.fault.number", name));
        }
        return parser.getLongValue();
    }

    private static String spelled(JsonParser parser, String text) {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return text.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    /// A line that is no document of the kind that was expected; the message says why, in words.
    public static final class LineFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LineFault(String message) {
            super(message, null, false, false);
        }
    }
}
