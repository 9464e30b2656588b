package dev.sluice.domain.jwt.json;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Parses the JSON of a token through Jackson with bounded size and depth, so that no input can overflow the
/// stack. Bad UTF-8 is read as U+FFFD per byte, as Go does.
public final class JsonParsing {
    /// Longest text that is read, in characters.
    public static final int MAX_SIZE = 1_048_576;

    private static final int MAX_DEPTH = 200;

    /// Characters of an escape by code.
    private static final int ESCAPE = 6;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_SIZE)
                    .maxStringLength(MAX_SIZE)
                    .maxDocumentLength(MAX_SIZE)
                    .build())
            .build();

    private JsonParsing() {}

    /// One JSON value and nothing after it.
    public static Json parse(byte[] data, String rule) throws JwtException {
        try (var parser =
                FACTORY.createParser(ObjectReadContext.empty(), new StringReader(withoutHalves(decode(data))))) {
            if (parser.nextToken() == null) {
                throw new JwtException(rule, "the JSON is empty");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw new JwtException(rule, "there is something after the JSON");
            }
            return value;
        } catch (JacksonException e) {
            // The cause is left out: its message quotes the input.
            throw new JwtException(rule, "not readable as JSON (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Json value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Nothing();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("the parser gives no such token here");
        };
    }

    private static Json object(JsonParser parser) {
        var entries = new ArrayList<Json.Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            entries.add(new Json.Entry(name, value(parser)));
        }
        return new Json.Obj(entries);
    }

    private static Json array(JsonParser parser) {
        var values = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return new Json.Arr(values);
    }

    private static String decode(byte[] data) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(data);
        var out = CharBuffer.allocate(data.length);
        var result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put('\ufffd');
            }
            in.position(in.position() + result.length());
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /// An escape may spell half of a surrogate pair, which Go reads as the replacement character and Jackson
    /// refuses.
    private static String withoutHalves(String text) {
        if (!text.contains("\\u")) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int length = escapeLength(text, at);
            boolean half = length == ESCAPE && Character.isSurrogate((char) codeAt(text, at));
            out.append(half ? "\\ufffd" : text.substring(at, Math.min(at + length, text.length())));
            at += length;
        }
        return out.toString();
    }

    /// Characters that belong together from there on: one, an escape, or the escapes of a whole pair.
    private static int escapeLength(String text, int at) {
        if (text.charAt(at) != '\\') {
            int next = text.indexOf('\\', at);
            return (next < 0 ? text.length() : next) - at;
        }
        int code = codeAt(text, at);
        if (code < 0) {
            return 2;
        }
        int second = codeAt(text, at + ESCAPE);
        boolean pair = Character.isHighSurrogate((char) code) && second >= 0 && Character.isLowSurrogate((char) second);
        return pair ? 2 * ESCAPE : ESCAPE;
    }

    /// What an escape by code at that place stands for; -1 when there is none.
    private static int codeAt(String text, int at) {
        if (at + ESCAPE > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) >= 0x80) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
