package dev.sluice.cli.session;

import dev.sluice.cli.io.Terminal;
import dev.sluice.domain.text.ForeignText;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Prints what a command found or did: text for people, or one JSON document. The one way out for lines, so that
/// none of them carries what a terminal would obey.
public final class Output {
    private final Terminal terminal;
    private final GlobalOptions options;

    Output(Terminal terminal, GlobalOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    /// Both forms of the same answer; one of them is printed.
    public void print(JsonNode document, List<String> lines) {
        print(() -> document, () -> lines);
    }

    /// The same where they are long: only the one that is printed is made.
    public void print(Supplier<JsonNode> document, Supplier<List<String>> lines) {
        if (options.json()) {
            var json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document.get());
            terminal.out().println(ForeignText.escapedJson(json));
        } else {
            lines.get().stream().map(ForeignText::marked).forEach(terminal.out()::println);
        }
        terminal.out().flush();
    }

    /// For people, beside the answer.
    public void remark(String line) {
        terminal.err().println(ForeignText.marked(line));
        terminal.err().flush();
    }

    /// For people who asked to see more.
    void detail(String line) {
        if (options.verbose()) {
            remark(line);
        }
    }
}
