package dev.sluice.cli.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.cli.text.CommandWords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadingOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "user add app --account A, user add app --account A",
        "--account A user add app, user add app --account A",
        "--account=A --json user ls, user ls --account=A --json",
        "--verbose --environment KO init, init --verbose --environment KO",
        "--unknown x user ls, --unknown x user ls",
        "--account A jwt decode -- --x, --account A jwt decode -- --x",
        "--account A, --account A",
        "--account, --account"
    })
    void goBehindWhatTheLineIsAbout(String line, String expected) {
        assertEquals(CommandWords.split(expected), LeadingOptions.moved(CommandWords.split(line)));
    }
}
