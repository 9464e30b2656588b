package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.json.Json;
import dev.sluice.domain.jwt.json.JsonParsing;
import dev.sluice.domain.jwt.json.JwtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A token taken apart for people: header and payload as they stand in the text, unknown fields included. Nothing
/// is verified or judged: that is for [JwtReader] and [JwtValidator]. Bounded in size and depth like reading.
public record TokenOutline(Part header, Part payload) {
    /// What kind of value a part is.
    public enum Shape {
        OBJECT,
        LIST,
        TEXT,
        OTHER
    }

    /// One value with its name.
    ///
    /// @param name of a field, or the place in a list, from 1
    /// @param value text, number or word; empty for objects and lists
    public record Part(String name, Shape shape, String value, List<Part> parts) {
        public Part {
            parts = List.copyOf(parts);
        }

        /// The last field of that name, as readers take it.
        public Optional<Part> field(String wanted) {
            return shape == Shape.OBJECT
                    ? parts.reversed().stream()
                            .filter(part -> part.name().equals(wanted))
                            .findFirst()
                    : Optional.empty();
        }

        /// The text of a field; empty when it is missing or no text.
        public String text(String wanted) {
            return field(wanted)
                    .filter(part -> part.shape() == Shape.TEXT)
                    .map(Part::value)
                    .orElse("");
        }

        /// The whole number in a field; 0 when it is missing or none.
        public long number(String wanted) {
            var text = field(wanted)
                    .filter(part -> part.shape() == Shape.OTHER)
                    .map(Part::value)
                    .orElse("");
            try {
                return text.isEmpty() ? 0 : Long.parseLong(text);
            } catch (NumberFormatException _) {
                return 0;
            }
        }

        /// Indented JSON, cut off with an ellipsis after about `most` characters.
        public String json(int most) {
            return OutlineText.of(this, most);
        }
    }

    /// @throws JwtException D1–D8 when header or payload cannot be read
    public static TokenOutline of(String token) throws JwtException {
        if (token.length() > JwtReader.MAX_SIZE) {
            throw new JwtException("D1", "the token is longer than " + JwtReader.MAX_SIZE + " characters");
        }
        var pieces = token.split("\\.", -1);
        if (pieces.length != 3) {
            throw new JwtException("D2", "a token has three parts, this has " + pieces.length);
        }
        var header = JsonParsing.parse(JwtReader.base64(pieces[0], "D3"), "D4");
        var payload = JsonParsing.parse(JwtReader.base64(pieces[1], "D7"), "D8");
        return new TokenOutline(part("header", header), part("payload", payload));
    }

    private static Part part(String name, Json json) {
        return switch (json) {
            case Json.Obj(var entries) ->
                new Part(
                        name,
                        Shape.OBJECT,
                        "",
                        entries.stream()
                                .map(entry -> part(entry.name(), entry.value()))
                                .toList());
            case Json.Arr(var values) -> new Part(name, Shape.LIST, "", listed(values));
            case Json.Text(var text) -> new Part(name, Shape.TEXT, text, List.of());
            case Json.Num(var text) -> new Part(name, Shape.OTHER, text, List.of());
            case Json.Bool(boolean flag) -> new Part(name, Shape.OTHER, String.valueOf(flag), List.of());
            case Json.Nothing _ -> new Part(name, Shape.OTHER, "null", List.of());
        };
    }

    private static List<Part> listed(List<Json> values) {
        var parts = new ArrayList<Part>(values.size());
        for (var value : values) {
            parts.add(part(String.valueOf(parts.size() + 1), value));
        }
        return parts;
    }
}
