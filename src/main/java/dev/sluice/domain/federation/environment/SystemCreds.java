package dev.sluice.domain.federation.environment;

import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.EnvironmentAccess.SystemUser;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Arrays;

/// Credentials of a user of the system account, as somebody handed them over. Closing it wipes the seed.
public record SystemCreds(SystemUser user, Seed seed) implements AutoCloseable {

    /// Reads a creds file of a system account that nothing is known of. The caller wipes `file`.
    ///
    /// @throws ProblemException `CREDS_UNUSABLE`, whose text never holds anything of the file
    public static SystemCreds read(char[] file, Instant now) {
        var claims = claims(Armour.token(file));
        return read(file, PublicKey.parse(account(claims)).orElseThrow(() -> unusable("they name no account")), now);
    }

    /// That they are for.
    public PublicKey account() {
        return PublicKey.parse(account(claims(user.jwt()))).orElseThrow();
    }

    private static String account(UserClaims claims) {
        return claims.issuerAccount().isEmpty() ? claims.base().issuer() : claims.issuerAccount();
    }

    /// Reads a creds file. The caller wipes `file`.
    ///
    /// @param system the account that they must be for
    /// @throws ProblemException `CREDS_UNUSABLE`, whose text never holds anything of the file
    public static SystemCreds read(char[] file, PublicKey system, Instant now) {
        var token = Armour.token(file);
        var seedText = Armour.seed(file).orElseThrow(() -> unusable("there is no seed in them"));
        try {
            var claims = claims(token);
            check(claims, system, now);
            var seed = Seed.parse(seedText);
            if (!seed.publicKey().text().equals(claims.subject())) {
                seed.close();
                throw unusable("their seed does not belong to their token");
            }
            return new SystemCreds(new SystemUser(seed.publicKey(), token), seed);
        } catch (IllegalArgumentException e) {
            throw ProblemException.because(e, ProblemCode.CREDS_UNUSABLE, "their seed is damaged");
        } finally {
            Arrays.fill(seedText, '\0');
        }
    }

    private static UserClaims claims(String token) {
        try {
            return JwtReader.decodeUser(token).claims();
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.CREDS_UNUSABLE, "their token is not that of a user");
        }
    }

    private static void check(UserClaims claims, PublicKey system, Instant now) {
        if (!account(claims).equals(system.text())) {
            throw unusable("they are of a user of another account than the system account");
        }
        var expires = claims.base().expires();
        if (expires > 0 && expires <= now.getEpochSecond()) {
            throw unusable("they expired on " + Instant.ofEpochSecond(expires));
        }
    }

    private static ProblemException unusable(String reason) {
        return ProblemException.of(ProblemCode.CREDS_UNUSABLE, reason);
    }

    @Override
    public void close() {
        seed.close();
    }
}
