package dev.sluice.domain.audit;

import java.util.List;
import java.util.Locale;

/// The log as a file for others, with every hash, so that the chain can be verified elsewhere. A log that is not to
/// stand in memory as one text is written in parts, and says what it holds: [#head], then [#part] for each entry, then
/// [#foot].
public interface AuditExport {
    /// What others can read.
    enum Form {
        CSV,
        JSON;

        /// Of the name of the file.
        public String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All of it, in the order given.
    String whole(List<AuditEntry> entries);

    /// @param about which entries these are, in words
    String head(String about);

    /// @param number of the part, from 0
    String part(AuditEntry entry, long number);

    String foot();
}
