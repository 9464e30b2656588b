package dev.sluice.cli.command.batch;

import dev.sluice.cli.text.CommandWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of a batch, as many at once as are there: whoever types them, or waits for an answer before the next
/// one, is answered.
final class BatchLines implements AutoCloseable {
    /// Others that write wait for so many at most.
    private static final int MOST = 256;

    private final BufferedReader reader;
    private int number;

    BatchLines(InputStream in) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// @param words none where it cannot be read
    record Line(int number, List<String> words) {
        Line {
            words = List.copyOf(words);
        }
    }

    /// @return none at the end
    List<Line> next() throws IOException {
        var lines = new ArrayList<Line>();
        while (lines.isEmpty() || (lines.size() < MOST && reader.ready())) {
            var text = reader.readLine();
            if (text == null) {
                break;
            }
            number++;
            if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
                lines.add(new Line(number, LeadingOptions.moved(words(text))));
            }
        }
        return lines;
    }

    /// As a shell would split them, or as a document has them.
    private static List<String> words(String line) {
        try {
            if (!line.stripLeading().startsWith("{")) {
                return CommandWords.split(line);
            }
            var command = JsonMapper.shared().readTree(line).path("command");
            return command.valueStream().map(JsonNode::asString).toList();
        } catch (IllegalArgumentException | JacksonException _) {
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
