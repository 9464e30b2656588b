package dev.sluice.consent;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One operation as a line of words, so that a sequence can be read, kept and played again: `accept f3`,
/// `stage end f3 exporter`.
///
/// @param staged whether it waits for a push
record Step(Verb verb, boolean staged, List<String> words) {
    /// What dies with it is named, and ends too.
    static final String NAMED = "named";

    private static final String STAGE = "stage";

    Step {
        words = List.copyOf(words);
    }

    static Step of(Verb verb, String... words) {
        return new Step(verb, false, List.of(words));
    }

    static Step parse(String line) {
        var all = List.of(line.strip().split("\\s+"));
        var staged = all.getFirst().equals(STAGE);
        var from = staged ? 1 : 0;
        return new Step(Verb.of(all.get(from)), staged, all.subList(from + 1, all.size()));
    }

    /// Lines without blank ones and remarks.
    static List<Step> parseAll(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Step::parse)
                .toList();
    }

    Step stage() {
        return new Step(verb, true, words);
    }

    String word(int index) {
        return words.get(index);
    }

    boolean has(int index) {
        return words.size() > index;
    }

    @Override
    public String toString() {
        return Stream.concat(staged ? Stream.of(STAGE, verb.word()) : Stream.of(verb.word()), words.stream())
                .collect(Collectors.joining(" "));
    }
}
