package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.json.Fields;
import dev.sluice.domain.jwt.json.JsonParsing;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Claims as unsigned text, for keeping what the rows of the database do not model; fields of newer servers are
/// kept too. What [#write] gave reads back the same, but for `iss`, `iat` and `jti`, which belong to a signed
/// text.
public final class ClaimRest {
    private static final String RULE = "D8";

    private ClaimRest() {}

    public static String write(AccountClaims claims) {
        var unsigned = claims.withBase(claims.base().issued("", 0));
        return ClaimsJson.payload(unsigned, JwtWriter.VERSION);
    }

    public static String write(ExportClaim claim) {
        return write(holder().exports(List.of(claim)).build());
    }

    public static String write(ImportClaim claim) {
        return write(holder().imports(List.of(claim)).build());
    }

    /// Throws with rule D7 or D8 when the text is not what [#write] gives.
    public static AccountClaims account(String text) throws JwtException {
        var json = JsonParsing.parse(text.getBytes(StandardCharsets.UTF_8), RULE);
        var payload = Fields.of(json, "claims", ReadMode.KEEP_UNKNOWN);
        if (ClaimsFromJson.read(ClaimKind.ACCOUNT, payload) instanceof AccountClaims claims) {
            return claims;
        }
        throw new JwtException(RULE, "not the claims of an account");
    }

    public static ExportClaim export(String text) throws JwtException {
        return only(account(text).exports());
    }

    public static ImportClaim imported(String text) throws JwtException {
        return only(account(text).imports());
    }

    private static AccountClaims.Builder holder() {
        return AccountClaims.reading(BaseClaims.of("", ""));
    }

    private static <T> T only(List<T> claims) throws JwtException {
        if (claims.size() != 1) {
            throw new JwtException(RULE, "one claim expected, not " + claims.size());
        }
        return claims.getFirst();
    }
}
