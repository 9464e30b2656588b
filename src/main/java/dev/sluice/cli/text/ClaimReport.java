package dev.sluice.cli.text;

import dev.sluice.domain.jwt.diff.ClaimChange;

/// A changed claim as a line.
public final class ClaimReport {
    private ClaimReport() {}

    public static String line(ClaimChange change) {
        return switch (change) {
            case ClaimChange.Added added -> "+ " + added.path() + " = " + added.value();
            case ClaimChange.Removed removed -> "- " + removed.path() + " = " + removed.value();
            case ClaimChange.Changed changed ->
                "~ " + changed.path() + ": " + changed.before() + " -> " + changed.after();
        };
    }
}
