package dev.sluice.domain.audit;

/// A row of the log as it was found. One that cannot be read is told by its number, and breaks the chain when that
/// is verified.
public sealed interface AuditReading {
    long number();

    record Legible(AuditEntry entry) implements AuditReading {
        @Override
        public long number() {
            return entry.number();
        }
    }

    /// It holds what Sluice never writes.
    record Illegible(long number) implements AuditReading {}
}
