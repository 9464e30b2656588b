package dev.sluice.domain.port.query;

import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// Revoked activations.
public interface RevocationQueries {
    List<Revocation> of(PublicKey exporter);
}
