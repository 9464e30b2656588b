package dev.sluice.cli;

import java.util.Locale;

/// The words that people and scripts see for the terms of the domain.
final class Words {
    static final String NOTHING = "-";

    private Words() {}

    static String of(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
