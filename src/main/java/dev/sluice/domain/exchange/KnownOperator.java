package dev.sluice.domain.exchange;

import dev.sluice.domain.exchange.Survey.Found;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.jwt.OperatorClaims;
import dev.sluice.domain.jwt.ReadMode;
import dev.sluice.domain.jwt.Token;
import dev.sluice.domain.model.Environment;
import java.util.Optional;

/// The operator of an environment, from the token that we have of it.
final class KnownOperator {
    private KnownOperator() {}

    static Optional<Found<OperatorClaims>> of(Environment environment) {
        try {
            var token = JwtReader.decode(environment.operatorJwt(), ReadMode.KEEP_UNKNOWN);
            return token.claims() instanceof OperatorClaims claims
                    ? Optional.of(new Found<>(
                            environment.operator(),
                            new Token<>(claims, token.text(), token.algorithm(), token.version()),
                            environment.name(),
                            null))
                    : Optional.empty();
        } catch (JwtException _) {
            // An environment whose token cannot be read takes nothing in.
            return Optional.empty();
        }
    }
}
