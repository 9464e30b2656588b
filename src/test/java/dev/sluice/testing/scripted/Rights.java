package dev.sluice.testing.scripted;

import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.port.LinkFactory.Credentials;

/// What the user of a link may publish.
record Rights(Permission publish) {
    /// Wipes the seed, as a real link does when it is connected.
    static Rights of(Credentials credentials) {
        try (var _ = credentials.seed()) {
            var user = JwtReader.decodeUser(credentials.userJwt()).claims();
            return new Rights(user.limits().permissions().publish());
        } catch (JwtException e) {
            throw new AssertionError("no server lets this user in", e);
        }
    }

    boolean allow(String subject) {
        return publish.allow().isEmpty()
                || publish.allow().stream()
                        .anyMatch(allowed -> Subject.of(allowed).contains(Subject.of(subject)));
    }
}
