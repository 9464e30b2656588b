package dev.sluice.domain.jwt.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What holds for all claims, tried on random ones.
@Tag("unit")
class ClaimsPropertyTest {
    private static final int TRIES = 200;

    @Test
    void readingWhatWasWrittenAndWritingItAgainChangesNothing() throws JwtException {
        var random = new RandomClaims(20_261_121);
        for (int i = 0; i < TRIES; i++) {
            var made = random.next();
            try (var seed = Vectors.seed(made.signer())) {
                var signer = TokenSigner.of(seed);
                var token = JwtWriter.encode(made.claims(), signer, 1_704_067_200);
                var read = JwtReader.decodeAny(token, ReadMode.LIKE_GO).claims();
                assertEquals(token, JwtWriter.encode(read, signer, 1_704_067_200));
                assertEquals(
                        read, JwtReader.decodeAny(token, ReadMode.KEEP_UNKNOWN).claims());
                assertEquals(0, ClaimDiff.between(made.claims(), read).size(), () -> "try of " + token);
                JwtValidator.validate(read, 0);
            }
        }
    }
}
