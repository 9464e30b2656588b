package dev.sluice.contract;

import dev.sluice.domain.workspace.Vault;
import dev.sluice.testing.scripted.MemoryKeys;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/// The vault of tests.
@Tag("unit")
@DisplayName("Keys in memory")
class MemoryKeysTest extends VaultContract {
    @Override
    Vault vault() {
        var keys = new MemoryKeys();
        keys.close(SECRET);
        keys.unlock();
        return keys;
    }
}
