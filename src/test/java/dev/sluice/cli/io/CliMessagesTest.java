package dev.sluice.cli.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.config.ConfigWarning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CliMessagesTest {
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z.-]+)+)\"");
    private static final Pattern NUMBER = Pattern.compile("\\{\\d+,(choice|number|date|time)");

    @Test
    void everyTextThatIsNamedIsThere() throws IOException {
        var missing = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java/dev/sluice/cli"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                LITERAL.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> !key.startsWith("dev.") && !key.endsWith("."))
                        .filter(key -> !CliMessages.bundle().containsKey(key))
                        .forEach(missing::add);
            }
        }
        assertEquals(new TreeSet<String>(), missing);
    }

    /// What is put in is text, numbers too: one that asks for a number ends in a defect after the act.
    @Test
    void everyTextTakesTexts() {
        var asking = new TreeSet<String>();
        for (var key : CliMessages.bundle().keySet()) {
            if (NUMBER.matcher(CliMessages.bundle().getString(key)).find()) {
                asking.add(key);
            }
        }
        assertEquals(new TreeSet<String>(), asking);
    }

    @Test
    void everyWarningHasItsText() {
        for (var kind : ConfigWarning.Kind.values()) {
            assertTrue(CliMessages.bundle().containsKey("config.warning." + Terms.of(kind)), kind.name());
        }
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("<version>" + CliMessages.of("product.version") + "</version>"));
    }

    @Test
    void tablesAreAligned() {
        var lines = new Table("A", "LONG", "C")
                .row("wide cell", "x", "y")
                .row("", "", "z")
                .lines();
        assertEquals("A          LONG  C", lines.get(0));
        assertEquals("wide cell  x     y", lines.get(1));
        assertEquals("                 z", lines.get(2));
    }
}
