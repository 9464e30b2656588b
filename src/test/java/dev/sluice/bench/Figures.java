package dev.sluice.bench;

import java.util.Locale;

/// One table of what is measured, with the bars beside it; each row as soon as it is known.
final class Figures {
    private static final String ROW = "BENCH | %-56s | %-36s | %-16s |%n";

    Figures() {
        add("figure", "measured", "bar");
    }

    /// @param bar what is to be reached, in words
    void add(String figure, String measured, String bar) {
        System.out.printf(Locale.ROOT, ROW, figure, measured, bar);
    }
}
