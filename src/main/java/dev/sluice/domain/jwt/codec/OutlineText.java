package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.codec.TokenOutline.Part;
import dev.sluice.domain.jwt.codec.TokenOutline.Shape;

/// Writes an outline as indented JSON for people, up to a length.
final class OutlineText {
    private final StringBuilder out = new StringBuilder();
    private final int most;

    private OutlineText(int most) {
        this.most = most;
    }

    static String of(Part part, int most) {
        var text = new OutlineText(most);
        text.write(part, "");
        return text.isFull() ? text.out.append("\n…").toString() : text.out.toString();
    }

    private boolean isFull() {
        return out.length() > most;
    }

    private void write(Part part, String indent) {
        switch (part.shape()) {
            case OBJECT -> writeAll(part, indent, '{', '}');
            case LIST -> writeAll(part, indent, '[', ']');
            case TEXT -> quote(part.value());
            case OTHER -> out.append(part.value());
        }
    }

    private void writeAll(Part part, String indent, char open, char close) {
        out.append(open);
        var inner = indent + "  ";
        var first = true;
        for (var child : part.parts()) {
            if (isFull()) {
                return;
            }
            out.append(first ? "\n" : ",\n").append(inner);
            first = false;
            if (part.shape() == Shape.OBJECT) {
                quote(child.name());
                out.append(": ");
            }
            write(child, inner);
        }
        if (!isFull()) {
            out.append(first ? "" : "\n" + indent).append(close);
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
