package dev.sluice.cli.io;

import java.util.Locale;

/// The words that people and scripts see for the terms of the domain.
public final class Terms {
    public static final String NOTHING = "-";

    private Terms() {}

    public static String of(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
