package dev.sluice.domain.port;

import java.net.URI;

/// Port: speaks to account servers over HTTP.
public interface AccountServers {
    /// For whoever has none to speak to.
    AccountServers NONE = base -> {
        throw new IllegalStateException("nobody speaks to " + base);
    };

    /// Connects with the first question.
    ///
    /// @param base see [dev.sluice.domain.model.AccountServerAddress]
    AccountServer at(URI base);
}
