package dev.sluice.domain.interop;

import dev.sluice.domain.interop.NscStore.UnreadFile;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportStatus;

/// Words for what is wrong with files.
final class FileProblems {
    private FileProblems() {}

    static ImportItem item(UnreadFile unread) {
        var note = ImportNote.valueOf(unread.fault().name());
        return ImportItem.of(standing(unread), Kind.FILE, unread.file().toString(), note, unread.detail());
    }

    private static ImportStatus standing(UnreadFile unread) {
        return switch (unread.fault()) {
            case LINK, PUBLIC_ONLY -> ImportStatus.IGNORED;
            case WRONG_NAME, MISMATCH -> ImportStatus.CONFLICT;
            case UNREADABLE, TOO_LARGE, SPECIAL, TOO_DEEP, TOO_MANY, NO_TEXT, NO_SEED, NO_TOKEN ->
                ImportStatus.UNREADABLE;
        };
    }
}
