package dev.sluice.contract;

import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/// The vault in a file.
@DisplayName("Sealed keys in a file")
class FileVaultContractTest extends VaultContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    Vault vault() {
        try (var secret = Passphrase.of(SECRET.toCharArray())) {
            return FileVault.create(folder, secret, Strength.LEAST, new Random(1)::nextBytes);
        }
    }
}
