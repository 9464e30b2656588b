package dev.sluice.domain.interop;

import dev.sluice.domain.interop.ImportAnalysis.Found;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.Token;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.model.Environment;
import java.util.Optional;

/// The operator of an environment, from the token that we have of it.
final class ImportedOperator {
    private ImportedOperator() {}

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
