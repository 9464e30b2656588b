package dev.sluice.domain.accountserver;

import java.net.URI;

/// Port: speaks to account servers over HTTP.
public interface AccountServers {
    /// Connects with the first question.
    ///
    /// @param base see [AccountServerAddress]
    AccountServer at(URI base);
}
