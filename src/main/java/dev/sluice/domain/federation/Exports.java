package dev.sluice.domain.federation;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// Exports of one environment.
public final class Exports {
    /// Live exports of every account.
    public List<Export> list() {
        throw new UnsupportedOperationException();
    }

    public List<Export> list(PublicKey account) {
        throw new UnsupportedOperationException();
    }

    /// By name, else by subject.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `EXPORT_UNKNOWN`
    public Export find(PublicKey account, String nameOrSubject) {
        throw new UnsupportedOperationException();
    }

    /// Live connections that rest on it.
    public List<Connection> users(ExportId export) {
        throw new UnsupportedOperationException();
    }

    /// Accounts known to import it as a public export.
    public List<PublicKey> knownImporters(ExportId export) {
        throw new UnsupportedOperationException();
    }

    public Result<Export> add(ExportDraft draft, Manner manner) {
        throw new UnsupportedOperationException();
    }

    /// Ends the live connections that rest on it, then takes it off the servers.
    public Result<Export> remove(ExportId export, Manner manner) {
        throw new UnsupportedOperationException();
    }
}
