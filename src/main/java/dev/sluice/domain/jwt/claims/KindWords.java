package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import org.jspecify.annotations.Nullable;

/// The words of the wire for the kind of a share.
public final class KindWords {
    private KindWords() {}

    public static String of(@Nullable ShareKind kind) {
        return kind == null ? "" : kind.word();
    }

    public static ShareKind parse(String word) throws JwtException {
        return switch (word) {
            case "stream" -> ShareKind.STREAM;
            case "service" -> ShareKind.SERVICE;
            default -> throw new JwtException("D13", "unknown export type \"" + word + "\"");
        };
    }
}
