package dev.sluice.adapter.audit;

import dev.sluice.domain.text.ForeignText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// Escapes whatever is not just what it shows, and both halves of characters beyond the first plane.
final class PlainText extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private static final int ASCII = 128;

    @Override
    public int[] getEscapeCodesForAscii() {
        var codes = new int[ASCII];
        for (var c = 0; c < ASCII; c++) {
            codes[c] = ForeignText.isPlain(c) ? ESCAPE_NONE : ESCAPE_CUSTOM;
        }
        codes['"'] = '"';
        codes['\\'] = '\\';
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return ForeignText.isPlain(c) ? null : new SerializedString("\\u%04x".formatted(c));
    }
}
