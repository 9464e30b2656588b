package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.json.Fields;
import dev.sluice.domain.jwt.json.JsonParsing;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.nkey.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads tokens with the tolerance of nats-io/jwt 2.8.2 (jwt-facts.md#1.11) and verifies their signature. Refusals
/// are [JwtException] with rules D1–D19. Neither times nor subject kinds are checked here: see [JwtValidator].
public final class JwtReader {
    /// Longest token that is read, in characters.
    public static final int MAX_SIZE = JsonParsing.MAX_SIZE;

    private static final String OLD_ALGORITHM = "ed25519";

    private JwtReader() {}

    /// Any token but a generic one of version 2, which only [#decodeGeneric] can read (jwt-facts.md#1.10).
    public static Token<Claims> decode(String text) throws JwtException {
        return decode(text, ReadMode.LIKE_GO);
    }

    /// The same, with a choice of what happens to unknown fields.
    public static Token<Claims> decode(String text, ReadMode mode) throws JwtException {
        var parts = Parts.of(text);
        var token = token(text, parts, mode);
        var claims = token.claims();
        boolean old = token.version() <= 1 || claims instanceof GenericClaims;
        verify(parts, claims.issuer(), old);
        var issuer = new PublicKey(claims.issuer());
        if (!claims.claimKind().mayBeSignedBy(issuer.kind())) {
            throw new JwtException(
                    "D18",
                    issuer.shortText() + " may not sign " + claims.claimKind().word() + " claims");
        }
        return token;
    }

    private static Token<Claims> token(String text, Parts parts, ReadMode mode) throws JwtException {
        var payload = payload(parts, mode);
        var identity = Identity.of(payload);
        return new Token<>(identity.read(payload), text, parts.algorithm(), identity.version());
    }

    /// Any token at all: generic ones of version 2 too, which the library reads by another entry only.
    public static Token<? extends Claims> decodeAny(String text, ReadMode mode) throws JwtException {
        try {
            return decode(text, mode);
        } catch (JwtException e) {
            boolean generic = e.rule().equals("D17") && isGeneric(text);
            if (generic) {
                return decodeGeneric(text);
            }
            throw e;
        }
    }

    private static boolean isGeneric(String text) throws JwtException {
        var identity = Identity.of(payload(Parts.of(text), ReadMode.LIKE_GO));
        return ClaimKind.ofWord(identity.type()).isEmpty();
    }

    /// The claims of a payload (with `nats`) that is no token yet, as one of that kind; what signing sets may be
    /// missing.
    public static Claims readPayload(ClaimKind kind, String json) throws JwtException {
        var payload = JsonParsing.parse(json.getBytes(StandardCharsets.UTF_8), "D8");
        return ClaimsFromJson.read(kind, Fields.of(payload, "payload"));
    }

    public static Token<OperatorClaims> decodeOperator(String text) throws JwtException {
        return typed(decode(text), OperatorClaims.class);
    }

    public static Token<AccountClaims> decodeAccount(String text) throws JwtException {
        return decodeAccount(text, ReadMode.LIKE_GO);
    }

    public static Token<AccountClaims> decodeAccount(String text, ReadMode mode) throws JwtException {
        return typed(decode(text, mode), AccountClaims.class);
    }

    /// The claims of an account's token whose signature is known: it was made here, or checked when the token
    /// came. Anything else about it is checked as ever.
    public static AccountClaims readAccount(String text, ReadMode mode) throws JwtException {
        var parts = Parts.of(text);
        return typed(token(text, parts, mode), AccountClaims.class).claims();
    }

    public static Token<UserClaims> decodeUser(String text) throws JwtException {
        return typed(decode(text), UserClaims.class);
    }

    public static Token<ActivationClaims> decodeActivation(String text) throws JwtException {
        return typed(decode(text), ActivationClaims.class);
    }

    /// Any token as a free map, whatever its type; checks no issuer kind and no version. The size is checked,
    /// unlike in Go.
    public static Token<GenericClaims> decodeGeneric(String text) throws JwtException {
        var parts = Parts.of(text);
        var payload = payload(parts, ReadMode.LIKE_GO);
        var claims = generic(payload, parts.isOld());
        verify(parts, claims.issuer(), parts.isOld());
        var data = claims.data();
        int version = data != null && data.get("version") instanceof Long number ? number.intValue() : 0;
        return new Token<>(claims, text, parts.algorithm(), version);
    }

    /// Version 1 had type and tags at top level; they move into the map.
    private static GenericClaims generic(Fields payload, boolean old) throws JwtException {
        var claims = ClaimsFromJson.generic(ClaimsFromJson.base(payload), payload);
        var type = payload.text("type");
        var tags = payload.texts("tags");
        if (!old || (type.isEmpty() && tags.isEmpty())) {
            return claims;
        }
        var data = new TreeMap<String, @Nullable Object>();
        if (claims.data() != null) {
            data.putAll(claims.data());
        }
        if (!type.isEmpty()) {
            data.put("type", type);
        }
        if (!tags.isEmpty()) {
            data.put("tags", tags);
        }
        return new GenericClaims(claims.base(), data);
    }

    private static <C extends Claims> Token<C> typed(Token<Claims> token, Class<C> type) throws JwtException {
        if (!type.isInstance(token.claims())) {
            throw new JwtException(
                    "D19", "the token is of another type: " + token.claims().claimKind());
        }
        return new Token<>(type.cast(token.claims()), token.text(), token.algorithm(), token.version());
    }

    private static Fields payload(Parts parts, ReadMode mode) throws JwtException {
        return Fields.of(JsonParsing.parse(base64(parts.payload(), "D7"), "D8"), "payload", mode);
    }

    private static void verify(Parts parts, String issuer, boolean old) throws JwtException {
        var signature = base64(parts.signature(), "D16");
        var signed = old ? parts.payload() : parts.header() + "." + parts.payload();
        boolean good = PublicKey.parse(issuer)
                .map(key -> key.verify(signed.getBytes(StandardCharsets.UTF_8), signature))
                .orElse(false);
        if (!good) {
            throw new JwtException("D17", "the signature is not the issuer's");
        }
    }

    /// Base64url without padding; line breaks anywhere and unused bits are ignored, as in Go.
    static byte[] base64(String part, String rule) throws JwtException {
        var text = part.indexOf('\n') < 0 && part.indexOf('\r') < 0
                ? part
                : part.replace("\n", "").replace("\r", "");
        if (text.indexOf('=') >= 0) {
            throw new JwtException(rule, "not base64url without padding");
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new JwtException(rule, "not base64url", e);
        }
    }

    /// The three parts as they stand in the text, and the algorithm the header names.
    private record Parts(String header, String payload, String signature, String algorithm) {
        static Parts of(String text) throws JwtException {
            if (text.length() > MAX_SIZE) {
                throw new JwtException("D1", "the token is longer than " + MAX_SIZE + " characters");
            }
            var parts = text.split("\\.", -1);
            if (parts.length != 3) {
                throw new JwtException("D2", "a token has three parts, this has " + parts.length);
            }
            var header = Fields.of(JsonParsing.parse(base64(parts[0], "D3"), "D4"), "header");
            if (!header.text("typ").toUpperCase(Locale.ROOT).equals("JWT")) {
                throw new JwtException("D5", "not a JWT by its header");
            }
            var algorithm = header.text("alg");
            var lower = algorithm.toLowerCase(Locale.ROOT);
            if (!lower.equals(OLD_ALGORITHM) && !lower.equals("ed25519-nkey")) {
                throw new JwtException("D6", "unknown algorithm");
            }
            return new Parts(parts[0], parts[1], parts[2], algorithm);
        }

        /// In the exact spelling only, as in Go.
        boolean isOld() {
            return algorithm.equals(OLD_ALGORITHM);
        }
    }

    /// What decides how a payload is read: its type word and version. Version 1 had the type at top level.
    private record Identity(String type, int version) {
        static Identity of(Fields payload) throws JwtException {
            var type = payload.text("type");
            var nats = payload.child("nats");
            nats.texts("tags");
            var inner = nats.text("type");
            long version = nats.number("version");
            if (!type.isEmpty()) {
                return new Identity(type, 1);
            }
            if (version > JwtWriter.VERSION) {
                throw new JwtException("D9", "the token was made by a newer version: " + version);
            }
            return new Identity(inner, (int) Math.max(version, -1));
        }

        Claims read(Fields payload) throws JwtException {
            if (type.equals("cluster") || type.equals("server")) {
                throw new JwtException(
                        type.equals("cluster") ? "D10" : "D11", type + " claims are not supported any more");
            }
            var kind = ClaimKind.ofWord(type).orElse(ClaimKind.GENERIC);
            boolean versioned = switch (kind) {
                case OPERATOR, ACCOUNT, USER, ACTIVATION -> true;
                case AUTHORIZATION_REQUEST, AUTHORIZATION_RESPONSE, GENERIC -> false;
            };
            if (versioned && version == 1) {
                return LegacyFromJson.read(kind, payload);
            }
            if (versioned && version != JwtWriter.VERSION) {
                throw new JwtException("D12", "version " + version + " of " + type + " claims is not supported");
            }
            var claims = ClaimsFromJson.read(kind, payload);
            return claims instanceof AccountClaims account ? withTiersAlone(account) : claims;
        }

        /// With tiers the flat fields are void; the library zeroes them when it reads a token (jwt-facts.md#1.6).
        private static AccountClaims withTiersAlone(AccountClaims account) {
            var limits = account.limits();
            if (limits.tiers().isEmpty() || limits.jetStream().equals(JetStreamLimits.OFF)) {
                return account;
            }
            var alone = limits.copy().jetStream(JetStreamLimits.OFF).build();
            return account.copy().limits(alone).build();
        }
    }
}
