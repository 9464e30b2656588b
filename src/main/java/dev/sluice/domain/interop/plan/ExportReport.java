package dev.sluice.domain.interop.plan;

import java.nio.file.Path;
import java.util.List;

/// What an export wrote.
///
/// @param missing names of accounts and users whose seed is not held, so that it was left out
/// @param unsigned names of accounts that have no JWT and cannot be given one here
public record ExportReport(
        Path stores, Path keys, int accounts, int users, int seeds, List<String> missing, List<String> unsigned) {
    public ExportReport {
        missing = List.copyOf(missing);
        unsigned = List.copyOf(unsigned);
    }
}
