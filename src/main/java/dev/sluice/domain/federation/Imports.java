package dev.sluice.domain.federation;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Imports of one environment: those by consent and those of public exports.
public final class Imports {
    /// Of every account; connections in states that are or were on servers and are not ended.
    public List<ImportView> list() {
        throw new UnsupportedOperationException();
    }

    public List<ImportView> list(PublicKey account) {
        throw new UnsupportedOperationException();
    }

    public Result<Import> addPublic(PublicImportDraft draft, Manner manner) {
        throw new UnsupportedOperationException();
    }

    /// Uses an activation token; the result is a connection.
    ///
    /// @param token bare or armoured
    /// @param localSubject null to keep the subject
    public Result<Connection> addToken(PublicKey account, String token, @Nullable String localSubject, Manner manner) {
        throw new UnsupportedOperationException();
    }

    /// By name, local subject or subject; a consented one is revoked by the importer.
    public Outcome remove(PublicKey account, String reference, Manner manner) {
        throw new UnsupportedOperationException();
    }
}
