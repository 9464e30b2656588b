package dev.sluice.domain.tokendelivery;

import java.net.URI;

/// Port: fetches a token that somebody put on the web.
public interface TokenSource {
    /// At most 64 KiB within a few seconds; a redirect is followed only a few times, and never from https to http
    /// or to anything else.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `TOKEN_NOT_FETCHED`
    String fetch(URI address);
}
