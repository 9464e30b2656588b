package dev.sluice.cli.command.batch;

import dev.sluice.cli.session.GlobalOptions;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// Options of all commands that a line begins with, as in `--account ACME user add app`. They mean the same behind it,
/// and there the first word says what the line is about.
final class LeadingOptions {
    private static final CommandSpec KNOWN = CommandSpec.forAnnotatedObject(new GlobalOptions());
    private static final String END_OF_OPTIONS = "--";

    private LeadingOptions() {}

    /// As they are where something in the line ends the options, or stands where none is known.
    static List<String> moved(List<String> words) {
        var length = 0;
        while (length < words.size() && words.get(length).startsWith(END_OF_OPTIONS)) {
            var option = KNOWN.findOption(words.get(length));
            if (option == null && !words.get(length).contains("=")) {
                return words;
            }
            length += option == null || option.arity().max() == 0 ? 1 : 2;
        }
        if (length == 0 || length >= words.size() || words.contains(END_OF_OPTIONS)) {
            return words;
        }
        return Stream.concat(words.stream().skip(length), words.stream().limit(length))
                .toList();
    }
}
