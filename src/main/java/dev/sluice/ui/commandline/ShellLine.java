package dev.sluice.ui.commandline;

import dev.sluice.domain.text.ShellWord;
import java.util.ArrayList;
import java.util.List;

/// One command line in the making: each word is quoted as a shell wants it.
public final class ShellLine {
    private final List<String> words;

    private ShellLine(List<String> words) {
        this.words = words;
    }

    /// A command of Sluice's own.
    public static ShellLine sluice(String... command) {
        return of("sluice", command);
    }

    public static ShellLine nsc(String... command) {
        return of("nsc", command);
    }

    private static ShellLine of(String program, String... command) {
        var words = new ArrayList<String>();
        words.add(program);
        words.addAll(List.of(command));
        return new ShellLine(words);
    }

    public ShellLine word(String word) {
        words.add(ShellWord.quoted(word));
        return this;
    }

    public ShellLine flag(String name) {
        words.add(name);
        return this;
    }

    /// A value that begins like an option is bound to its name, so that it is not taken for one.
    public ShellLine option(String name, Object value) {
        var text = String.valueOf(value);
        if (text.startsWith("-")) {
            words.add(name + "=" + ShellWord.quoted(text));
        } else {
            words.add(name);
            words.add(ShellWord.quoted(text));
        }
        return this;
    }

    public ShellLine options(String name, Iterable<?> values) {
        values.forEach(value -> option(name, value));
        return this;
    }

    /// What the command reads from its standard input; the last of the line.
    ShellLine typed(String text) {
        words.add("<<<" + ShellWord.quoted(text));
        return this;
    }

    public String text() {
        return String.join(" ", words);
    }
}
