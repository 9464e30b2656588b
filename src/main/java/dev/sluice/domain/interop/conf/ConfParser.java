package dev.sluice.domain.interop.conf;

import dev.sluice.domain.interop.conf.ConfValue.Block;
import dev.sluice.domain.interop.conf.ConfValue.Field;
import dev.sluice.domain.interop.conf.ConfValue.Form;
import dev.sluice.domain.interop.conf.ConfValue.Items;
import dev.sluice.domain.interop.conf.ConfValue.Text;
import dev.sluice.domain.interop.plan.ImportNote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the language of nats-server's configurations (nats-server-facts.md#6.2) as servers do: maps in braces or at
/// the top, lists, quoted, bare and block texts, comments, variables. It follows no `include` and asks no
/// environment, since a file of elsewhere has no say in what else of this machine is read; depth and number of
/// values are bounded.
final class ConfParser {
    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 200_000;
    private static final String BLANKS = " \t\r";
    private static final String ENDS = ",;]}\n" + BLANKS;
    /// Passwords hashed by bcrypt begin so, and are no variables.
    private static final String HASHED = "$2";

    private final String text;
    private final Deque<List<Field>> scopes = new ArrayDeque<>();
    private final Deque<Set<String>> used = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private int values;

    private ConfParser(String text) {
        this.text = text;
    }

    /// @throws ConfFault for what no server would start with, or what is too much
    static Block parse(String text) {
        var parser = new ConfParser(text);
        parser.skip(BLANKS + "\n");
        var isWrapped = parser.peek() == '{';
        if (isWrapped) {
            parser.next();
        }
        var block = parser.block(isWrapped);
        parser.skip(BLANKS + "\n");
        if (parser.at < text.length()) {
            throw parser.fault(ImportNote.CONF_AFTER_END);
        }
        return block;
    }

    private Block block(boolean isWrapped) {
        var start = line;
        if (scopes.size() >= DEEPEST) {
            throw fault(ImportNote.TOO_DEEP);
        }
        scopes.push(new ArrayList<>());
        used.push(new HashSet<>());
        while (true) {
            skip(BLANKS + "\n,;");
            var next = peek();
            if (next == 0 && isWrapped) {
                throw new ConfFault(ImportNote.CONF_NOT_ENDED, start, "{");
            }
            if (next == 0 || (next == '}' && isWrapped)) {
                break;
            }
            field();
        }
        if (isWrapped) {
            next();
        }
        var names = used.pop();
        return new Block(
                scopes.pop().stream()
                        .map(field -> new Field(field.key(), field.value(), names.contains(field.key())))
                        .toList(),
                start);
    }

    private void field() {
        var isQuoted = peek() == '"' || peek() == '\'';
        var key = isQuoted ? quoted() : bare("=:{" + ENDS);
        if (key.isEmpty()) {
            throw fault(ImportNote.CONF_NO_KEY, String.valueOf(peek()));
        }
        skip(BLANKS);
        if (peek() == '=' || peek() == ':') {
            next();
            skip(BLANKS);
        } else {
            skip(BLANKS + "\n");
        }
        var value = value();
        scopes.element().add(new Field(key, value, false));
    }

    private ConfValue value() {
        values++;
        if (values > MOST_VALUES) {
            throw fault(ImportNote.TOO_MANY);
        }
        var start = line;
        return switch (peek()) {
            case '{' -> {
                next();
                yield block(true);
            }
            case '[' -> items();
            case '"', '\'' -> new Text(quoted(), Form.QUOTED, start);
            case '(' -> new Text(blockText(), Form.QUOTED, start);
            default -> word(start);
        };
    }

    private ConfValue word(int start) {
        var word = bare(ENDS);
        if (!word.startsWith("$") || word.startsWith(HASHED) || word.length() == 1) {
            return new Text(word, Form.BARE, start);
        }
        var name = word.substring(1);
        var names = used.iterator();
        for (var scope : scopes) {
            var uses = names.next();
            for (var field : scope.reversed()) {
                if (field.key().equals(name)) {
                    uses.add(name);
                    return field.value();
                }
            }
        }
        return new Text(word, Form.VARIABLE, start);
    }

    private Items items() {
        var start = line;
        next();
        if (scopes.size() >= DEEPEST) {
            throw fault(ImportNote.TOO_DEEP);
        }
        scopes.push(new ArrayList<>());
        used.push(new HashSet<>());
        var items = new ArrayList<ConfValue>();
        while (true) {
            skip(BLANKS + "\n,");
            var next = peek();
            if (next == 0) {
                throw new ConfFault(ImportNote.CONF_NOT_ENDED, start, "[");
            }
            if (next == ']') {
                break;
            }
            var before = at;
            items.add(value());
            if (at == before) {
                throw fault(ImportNote.CONF_NO_KEY, String.valueOf(next));
            }
        }
        next();
        scopes.pop();
        used.pop();
        return new Items(items, start);
    }

    /// Within single quotes nothing is escaped.
    private String quoted() {
        var start = line;
        var quote = next();
        var out = new StringBuilder();
        while (true) {
            if (at >= text.length()) {
                throw new ConfFault(ImportNote.CONF_NOT_ENDED, start, String.valueOf(quote));
            }
            var c = next();
            if (c == quote) {
                return out.toString();
            }
            out.append(c == '\\' && quote == '"' ? escaped() : c);
        }
    }

    private char escaped() {
        var c = at < text.length() ? next() : 0;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"', '\\' -> c;
            case 'x' -> hex();
            default -> throw fault(ImportNote.CONF_ESCAPE, "\\" + c);
        };
    }

    private char hex() {
        var digits = text.substring(at, Math.min(at + 2, text.length()));
        if (!digits.matches("[0-9a-fA-F]{2}")) {
            throw fault(ImportNote.CONF_ESCAPE, "\\x" + digits);
        }
        at += 2;
        return (char) Integer.parseInt(digits, 16);
    }

    /// Until a line that is a closing parenthesis.
    private String blockText() {
        var start = line;
        next();
        var out = new StringBuilder();
        while (at < text.length()) {
            var c = next();
            if (c == ')' && out.toString().substring(out.lastIndexOf("\n") + 1).isBlank()) {
                return out.toString();
            }
            out.append(c);
        }
        throw new ConfFault(ImportNote.CONF_NOT_ENDED, start, "(");
    }

    private String bare(String ends) {
        var out = new StringBuilder();
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            var c = next();
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    /// With comments.
    private void skip(String skipped) {
        while (at < text.length()) {
            if (peek() == '#' || text.startsWith("//", at)) {
                while (at < text.length() && peek() != '\n') {
                    next();
                }
            } else if (skipped.indexOf(peek()) >= 0) {
                next();
            } else {
                return;
            }
        }
    }

    /// 0 at the end.
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        var c = text.charAt(at++);
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private ConfFault fault(ImportNote note, String... args) {
        return new ConfFault(note, line, args);
    }
}
