package dev.sluice.domain.jwt;

import dev.sluice.domain.model.ShareKind;
import org.jspecify.annotations.Nullable;

/// The words of the wire for the kind of a share.
final class KindWords {
    private KindWords() {}

    static String of(@Nullable ShareKind kind) {
        return kind == null ? "" : kind.word();
    }

    static ShareKind parse(String word) throws JwtException {
        return switch (word) {
            case "stream" -> ShareKind.STREAM;
            case "service" -> ShareKind.SERVICE;
            default -> throw new JwtException("D13", "unknown export type \"" + word + "\"");
        };
    }
}
