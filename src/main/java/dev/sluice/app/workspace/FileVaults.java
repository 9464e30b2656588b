package dev.sluice.app.workspace;

import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.SealedFile;
import dev.sluice.adapter.vault.Sealing;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.workspace.BoundVault;
import dev.sluice.domain.workspace.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;

/// Vaults as files in workspace folders.
public final class FileVaults implements WorkspaceDependencies.Vaults {
    private final Strength strength;
    private final Entropy entropy;

    /// @param strength of new vaults
    public FileVaults(Strength strength, Entropy entropy) {
        this.strength = strength;
        this.entropy = entropy;
    }

    /// A vault without a workspace is what a crash between the two left, which holds no key and is made anew, or
    /// all that is left of a workspace: that is kept, and opened if the passphrase is the same.
    @Override
    public BoundVault create(Path folder, Passphrase passphrase) {
        FileVault.discardEmpty(folder);
        if (!FileVault.exists(folder)) {
            return FileVault.create(folder, passphrase, strength, entropy);
        }
        var found = FileVault.open(folder, entropy);
        found.unlock(passphrase);
        return found;
    }

    @Override
    public BoundVault open(Path folder) {
        return FileVault.open(folder, entropy);
    }

    @Override
    public void copy(Path from, Path to) {
        FileVault.copy(from, to);
    }

    @Override
    public Sealing seal(OutputStream to, Instant madeAt, Passphrase passphrase) throws IOException {
        return SealedFile.seal(to, madeAt, passphrase, strength, entropy);
    }

    @Override
    public SealedFile.Opened open(InputStream sealed, String name, Passphrase passphrase) throws IOException {
        return SealedFile.open(sealed, name, passphrase);
    }
}
