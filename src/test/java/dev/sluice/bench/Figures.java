package dev.sluice.bench;

import java.util.Locale;

/// One table of what is measured, with the bars beside it; each row as soon as it is known.
final class Figures {
    Figures() {
        add("figure", "measured", "bar");
    }

    /// @param bar what is to be reached, in words
    void add(String figure, String measured, String bar) {
        System.out.printf(Locale.ROOT, "BENCH | %-56s | %-36s | %-16s |%n", figure, measured, bar);
    }
}
