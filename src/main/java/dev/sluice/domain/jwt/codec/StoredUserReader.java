package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.json.JwtException;
import java.nio.charset.StandardCharsets;

/// Reads tokens of users whose signature is known: they were made here, or checked when they came. Checking 50,000
/// signatures anew takes seconds, and reading the claims alone a fraction of that.
public final class StoredUserReader {
    private static final String VERSION = "\"version\":" + JwtWriter.VERSION;

    private StoredUserReader() {}

    public static UserClaims read(String text) throws JwtException {
        var begin = text.indexOf('.');
        var end = text.lastIndexOf('.');
        if (begin < 0 || end <= begin + 1 || text.length() > JwtReader.MAX_SIZE) {
            throw new JwtException("D2", "this is no token");
        }
        var json = new String(JwtReader.base64(text.substring(begin + 1, end), "D7"), StandardCharsets.UTF_8);
        // Others, such as those of version 1, are rare, and their reader knows what is different about them.
        return json.contains(VERSION) && JwtReader.readPayload(ClaimKind.USER, json) instanceof UserClaims claims
                ? claims
                : JwtReader.decodeUser(text).claims();
    }
}
