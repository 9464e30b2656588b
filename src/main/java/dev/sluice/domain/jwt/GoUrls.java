package dev.sluice.domain.jwt;

import java.util.Optional;

/// stub
final class GoUrls {
    private GoUrls() {}

    record Problem(String code, String message) {}

    static Optional<Problem> accountServerProblem(String url) {
        return Optional.empty();
    }
}
