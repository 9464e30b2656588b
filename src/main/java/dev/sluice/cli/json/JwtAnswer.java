package dev.sluice.cli.json;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.text.ForeignText;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The answer to one line: as one line of JSON in plain ASCII, and as text for people. `good` is false for bad
/// news.
public record JwtAnswer(JsonNode document, List<String> lines, boolean good) {
    private static final int ASCII = 0x7e;

    public JwtAnswer {
        lines = List.copyOf(lines);
    }

    /// A line that could not be answered.
    public static JwtAnswer fault(String message) {
        var document = JsonNodeFactory.instance.objectNode().put("error", message);
        return new JwtAnswer(document, List.of(CliMessages.of("jwt.fault", message)), false);
    }

    public void print(CommandContext context) {
        if (context.options().json()) {
            var out = context.terminal().out();
            out.append(ascii(JsonMapper.shared().writeValueAsString(document))).append('\n');
        } else if (good) {
            lines.stream().map(ForeignText::marked).forEach(context.terminal().out()::println);
        } else {
            context.terminal().out().flush();
            lines.forEach(context.output()::remark);
        }
    }

    /// Some readers take characters such as U+2028 for the end of a line.
    private static CharSequence ascii(String json) {
        if (json.chars().allMatch(c -> c <= ASCII)) {
            return json;
        }
        var out = new StringBuilder(json.length() + ASCII);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c <= ASCII) {
                out.append(c);
            } else {
                out.append("\\u%04x".formatted((int) c));
            }
        }
        return out;
    }
}
