package dev.sluice.domain.interop.plan;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// One thing that was found, and what becomes of it.
///
/// @param kind what it is
/// @param name as people know it: a name, a path or a shortened key
/// @param note the stable word for what there is to say
/// @param args for its text
public record ImportItem(ImportStatus status, Kind kind, String name, ImportNote note, List<String> args) {
    public ImportItem {
        name = printable(name);
        args = args.stream().map(ImportItem::printable).toList();
    }

    public static ImportItem of(ImportStatus status, Kind kind, String name, ImportNote note, Object... args) {
        return new ImportItem(
                status,
                kind,
                name,
                note,
                List.of(args).stream().map(String::valueOf).toList());
    }

    /// What was found.
    public enum Kind {
        OPERATOR,
        ACCOUNT,
        USER,
        EXPORT,
        IMPORT,
        KEY,
        TOKEN,
        FILE
    }

    /// A sentence for people.
    public String words() {
        var bundle = ResourceBundle.getBundle("dev.sluice.domain.interop.interop");
        var pattern = bundle.getString(note.name().toLowerCase(Locale.ROOT));
        return new MessageFormat(pattern, Locale.ROOT).format(args.toArray());
    }

    /// Names come from elsewhere and may hold anything, a terminal's commands too.
    private static String printable(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xfffd : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
