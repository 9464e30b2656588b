package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;

/// The fields that every token has. Empty text and 0 mean "absent", as on the wire. Times are unix seconds.
/// `unknown` are fields of the whole token; the jti does not cover them. `id`, `issuedAt` and `issuer` are set by
/// [JwtWriter]; whatever they hold before is replaced.
public record BaseClaims(
        String audience,
        long expires,
        String id,
        long issuedAt,
        String issuer,
        String name,
        long notBefore,
        String subject,
        UnknownFields unknown) {

    public BaseClaims(
            String audience,
            long expires,
            String id,
            long issuedAt,
            String issuer,
            String name,
            long notBefore,
            String subject) {
        this(audience, expires, id, issuedAt, issuer, name, notBefore, subject, UnknownFields.NONE);
    }

    /// Base claims of a new token for that subject (a public key, except for generic claims).
    public static BaseClaims of(String subject, String name) {
        return new BaseClaims("", 0, "", 0, "", name, 0, subject);
    }

    /// Unix seconds; 0 for never. Another entity that says the same.
    public BaseClaims withSubject(String value) {
        return new BaseClaims(audience, expires, id, issuedAt, issuer, name, notBefore, value, unknown);
    }

    public BaseClaims withExpires(long value) {
        return new BaseClaims(audience, value, id, issuedAt, issuer, name, notBefore, subject, unknown);
    }

    /// Unix seconds; 0 for at once.
    public BaseClaims withNotBefore(long value) {
        return new BaseClaims(audience, expires, id, issuedAt, issuer, name, value, subject, unknown);
    }

    public BaseClaims withName(String value) {
        return new BaseClaims(audience, expires, id, issuedAt, issuer, value, notBefore, subject, unknown);
    }

    public BaseClaims withUnknown(UnknownFields value) {
        return new BaseClaims(audience, expires, id, issuedAt, issuer, name, notBefore, subject, value);
    }

    public BaseClaims issued(String newIssuer, long newIssuedAt) {
        return new BaseClaims(audience, expires, "", newIssuedAt, newIssuer, name, notBefore, subject, unknown);
    }

    public BaseClaims withId(String value) {
        return new BaseClaims(audience, expires, value, issuedAt, issuer, name, notBefore, subject, unknown);
    }
}
