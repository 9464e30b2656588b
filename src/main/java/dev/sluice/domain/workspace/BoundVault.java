package dev.sluice.domain.workspace;

import java.util.Optional;

/// A vault that knows which workspace it belongs to, how often it was changed, and can set its seal on what others
/// write down of it.
public interface BoundVault extends Vault {
    /// Id of the workspace; empty before it was bound.
    String workspace();

    /// Grows with each change since it was bound.
    long generation();

    /// Binds it to a workspace, whatever it was bound to before. Needs no passphrase.
    void bind(String workspace);

    /// What nobody can write who cannot open this vault; the same for the same text. Empty while locked.
    Optional<String> seal(String text);
}
