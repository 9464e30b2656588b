package dev.sluice.domain.interop.conf;

import dev.sluice.domain.interop.plan.ImportNote;
import java.util.List;

/// Why a part of a configuration cannot be taken; thrown and caught within this package only.
final class ConfFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportNote note;
    private final int line;
    private final transient List<String> args;

    ConfFault(ImportNote note, int line, String... args) {
        super(note + " in line " + line);
        this.note = note;
        this.line = line;
        this.args = List.of(args);
    }

    ImportNote note() {
        return note;
    }

    int line() {
        return line;
    }

    List<String> args() {
        return args;
    }
}
