package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Optional;

/// What accounts export.
public interface ExportQueries {
    /// Live exports of the account.
    List<Export> of(PublicKey account);

    /// Live exports of the environment.
    List<Export> in(EnvironmentId environment);

    /// Live or removed.
    Optional<Export> find(ExportId id);
}
