package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Claims to start from when an account is built: what its rows keep beside their columns, or the claims of
/// something new.
public final class UnmodelledClaims {
    private UnmodelledClaims() {}

    public static AccountClaims of(Account account) {
        return account.rest() == null
                ? AccountClaims.builder(account.key().text(), account.name()).build()
                : read(account.rest(), ClaimRest::account);
    }

    /// What [ClaimRest#write] gave, such as the limits of a tier or an account's shape.
    ///
    /// @throws ProblemException `STORE_DAMAGED`
    public static AccountClaims read(String text) {
        return read(text, ClaimRest::account);
    }

    /// Whether reading what is kept of an account may tell more than its columns. Quotes within texts are escaped,
    /// so what does not read like this is not there; thousands of accounts have nothing of it, and reading claims
    /// takes its time.
    static boolean mentions(Account account, String field) {
        var rest = account.rest();
        return rest != null && rest.contains(field);
    }

    public static ExportClaim export(Export row) {
        return row.rest() == null
                ? ExportClaim.builder(row.subject().text(), row.kind())
                        .name(row.name())
                        .build()
                : visible(row, read(row.rest(), ClaimRest::export));
    }

    static ImportClaim.Builder imported(@Nullable String rest, Remote remote, String name) {
        if (rest == null) {
            return ImportClaim.builder(remote.subject(), remote.kind(), remote.account())
                    .name(name);
        }
        return read(rest, ClaimRest::imported).copy();
    }

    /// The exporting side of an import.
    record Remote(String subject, ShareKind kind, String account) {}

    public static List<SigningKey> signingKeys(Account account) {
        return mentions(account, "\"signing_keys\":") ? of(account).signingKeys() : List.of();
    }

    /// The curve key of its auth callout, when it has one.
    public static Optional<String> curveKey(Account account) {
        return mentions(account, "\"xkey\":")
                ? Optional.of(of(account).authorization().xkey()).filter(key -> !key.isEmpty())
                : Optional.empty();
    }

    private static ExportClaim visible(Export row, ExportClaim claim) {
        return row.visibility() == Visibility.PUBLIC
                ? claim.copy().openToAll().build()
                : claim.copy().tokenRequired().build();
    }

    private static <T> T read(String text, Reading<T> reading) {
        try {
            return reading.read(text);
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "claims kept beside a row");
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(String text) throws JwtException;
    }
}
