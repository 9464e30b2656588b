package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.codec.TokenOutline.Part;
import dev.sluice.domain.jwt.codec.TokenOutline.Shape;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.KnownKeys;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What values of claims mean: times in words, names for keys. Made in the background, asked on the FX thread.
final class ClaimMeanings implements ClaimsRow.Notes {
    private static final Messages TEXTS = Messages.of("inspector");
    private static final Set<String> TIMES = Set.of("iat", "exp", "nbf");
    private static final int KEY_LENGTH = 56;
    /// More keys than that are shown without names.
    private static final int MOST = 2_000;

    private final Map<String, String> names = new HashMap<>();
    private final TimeFormat moments;

    private ClaimMeanings(TimeFormat moments) {
        this.moments = moments;
    }

    static ClaimMeanings of(Part root, KnownKeys keys, String account, TimeFormat moments) {
        var meanings = new ClaimMeanings(moments);
        meanings.collect(root, keys, account);
        return meanings;
    }

    @Override
    public String of(Part part) {
        if (part.shape() == Shape.TEXT) {
            return isToken(part.value()) ? TEXTS.get("tree.token") : names.getOrDefault(part.value(), "");
        }
        var revocation = PublicKey.parse(part.name()).isPresent() || part.name().equals("*");
        if (part.shape() != Shape.OTHER || !(revocation || TIMES.contains(part.name()))) {
            return summary(part);
        }
        var name = names.getOrDefault(part.name(), "");
        var time = time(part.value());
        return name.isEmpty() || time.isEmpty() ? name + time : TEXTS.get("tree.both", name, time);
    }

    static boolean isToken(String text) {
        return text.startsWith("eyJ") && text.indexOf('.') > 0;
    }

    /// Of an object in a list: what it is about.
    private static String summary(Part part) {
        return switch (part.shape()) {
            case LIST -> TEXTS.get("tree.entries", part.parts().size());
            case OBJECT -> {
                var name = part.text("name");
                var subject = part.text("subject");
                yield name.isEmpty() || subject.isEmpty() ? name + subject : TEXTS.get("tree.both", name, subject);
            }
            case TEXT, OTHER -> "";
        };
    }

    private String time(String seconds) {
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(seconds));
            return TEXTS.get("tree.time", moments.relative(at), moments.absolute(at));
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return "";
        }
    }

    private void collect(Part part, KnownKeys keys, String account) {
        add(part.name(), keys, account);
        if (part.shape() == Shape.TEXT) {
            add(part.value(), keys, account);
        }
        for (var child : part.parts()) {
            if (names.size() >= MOST) {
                return;
            }
            collect(child, keys, account);
        }
    }

    private void add(String text, KnownKeys keys, String account) {
        if (text.length() == KEY_LENGTH
                && !names.containsKey(text)
                && PublicKey.parse(text).isPresent()) {
            names.put(text, IdentityText.of(keys.of(text, account)));
        }
    }
}
