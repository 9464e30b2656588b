package dev.sluice.adapter.store;

import dev.sluice.adapter.store.file.Schema;
import java.util.List;

/// What databases grew with, one migration after the other.
final class OldSchema {
    /// Where they lie.
    static final String MIGRATIONS = Schema.current().locations().getFirst();

    private OldSchema() {}

    static Schema upTo(int version) {
        return new Schema(version, List.of(MIGRATIONS));
    }
}
