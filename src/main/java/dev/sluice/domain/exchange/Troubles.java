package dev.sluice.domain.exchange;

import dev.sluice.domain.exchange.Estate.Trouble;
import dev.sluice.domain.exchange.ImportItem.Kind;

/// Words for what is wrong with files.
final class Troubles {
    private Troubles() {}

    static ImportItem item(Trouble trouble) {
        var note = Note.valueOf(trouble.fault().name());
        return ImportItem.of(standing(trouble), Kind.FILE, trouble.file().toString(), note, trouble.detail());
    }

    private static Standing standing(Trouble trouble) {
        return switch (trouble.fault()) {
            case LINK, PUBLIC_ONLY -> Standing.IGNORED;
            case WRONG_NAME, MISMATCH -> Standing.CONFLICT;
            case UNREADABLE, TOO_LARGE, SPECIAL, TOO_DEEP, TOO_MANY, NO_TEXT, NO_SEED, NO_TOKEN -> Standing.UNREADABLE;
        };
    }
}
