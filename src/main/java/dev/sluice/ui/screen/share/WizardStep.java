package dev.sluice.ui.screen.share;

import java.util.Locale;

/// The pages of the wizard, in order.
enum WizardStep {
    FROM(1),
    TO(2),
    RECEIVER(3),
    REVIEW(4),
    RESULT(5);

    private final int number;

    WizardStep(int number) {
        this.number = number;
    }

    /// As people count: from 1.
    int number() {
        return number;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    WizardStep next() {
        return values()[number];
    }

    WizardStep before() {
        return values()[number - 2];
    }
}
