package dev.sluice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One table of what was measured, with the bars beside it.
final class Figures {
    private final List<String> rows = new ArrayList<>();

    /// @param bar what is to be reached, in words
    void add(String figure, String measured, String bar) {
        rows.add(String.format(Locale.ROOT, "| %-72s | %-44s | %-24s |", figure, measured, bar));
    }

    void print() {
        System.out.println(String.format(Locale.ROOT, "BENCH | %-72s | %-44s | %-24s |", "figure", "measured", "bar"));
        rows.forEach(row -> System.out.println("BENCH " + row));
    }
}
