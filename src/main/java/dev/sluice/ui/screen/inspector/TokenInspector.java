package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.codec.Token;
import dev.sluice.domain.jwt.codec.TokenOutline;
import dev.sluice.domain.jwt.codec.TokenOutline.Part;
import dev.sluice.domain.jwt.codec.TokenOutline.Shape;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.readmodel.KnownKeys;
import dev.sluice.domain.readmodel.TokenRelation.Phase;
import dev.sluice.domain.readmodel.TokenRelations;
import dev.sluice.ui.screen.inspector.TokenInspection.Head;
import dev.sluice.ui.screen.inspector.TokenInspection.Signature;
import dev.sluice.ui.screen.inspector.TokenInspection.Validity;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.token.PastedText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a token and everything here that bears on it. In the background: input may be hostile and as long as 1
/// MiB.
final class TokenInspector {
    private final TimeFormat moments;
    private final KnownKeys keys;

    TokenInspector(KnownKeys keys, TimeFormat moments) {
        this.moments = moments;
        this.keys = keys;
    }

    /// @throws ProblemException `TOKEN_DAMAGED` when not even its parts can be told
    TokenInspection inspect(String text) {
        var token = PastedText.token(text);
        var outline = outline(token);
        var payload = outline.payload();
        var read = Reading.of(token);
        var head = head(payload, read.claims());
        var account = accountOf(payload);
        var both = new Part("", Shape.OBJECT, "", List.of(outline.header(), payload));
        var claims = read.claims();
        var validity = validity(payload);
        return new TokenInspection(
                token,
                outline,
                ClaimsRow.root(both, ClaimMeanings.of(both, keys, account, moments)),
                head,
                read.signature(),
                validity,
                claims,
                read.refusal(),
                claims == null ? List.of() : findings(claims),
                new TokenRelations(keys).of(token, claims, validity.phase()));
    }

    private static TokenOutline outline(String token) {
        try {
            return TokenOutline.of(token);
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.TOKEN_DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    private Head head(Part payload, @Nullable Claims claims) {
        var nats = payload.field("nats");
        var old = payload.text("type");
        var word = old.isEmpty() ? nats.map(part -> part.text("type")).orElse("") : old;
        var version = old.isEmpty() ? nats.map(part -> part.number("version")).orElse(0L) : 1L;
        var account = accountOf(payload);
        return new Head(
                claims == null ? null : claims.claimKind(),
                word,
                version,
                payload.text("name"),
                keys.of(payload.text("sub"), account),
                keys.of(payload.text("iss"), account));
    }

    /// The account that the signer acts for, as the token says.
    private static String accountOf(Part payload) {
        var named = payload.field("nats")
                .map(part -> part.text("issuer_account"))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> payload.text("issuer_account"));
        return named.isEmpty() ? payload.text("iss") : named;
    }

    private Validity validity(Part payload) {
        var now = moments.now();
        var from = time(payload.number("nbf"));
        var until = time(payload.number("exp"));
        return new Validity(time(payload.number("iat")), from, until, phase(now, from, until));
    }

    private static Phase phase(Instant now, @Nullable Instant from, @Nullable Instant until) {
        if (until != null && now.isAfter(until)) {
            return Phase.EXPIRED;
        }
        return from != null && now.isBefore(from) ? Phase.NOT_YET : Phase.VALID;
    }

    private static @Nullable Instant time(long seconds) {
        try {
            return seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException _) {
            // Beyond all calendars: as good as never.
            return null;
        }
    }

    private List<Finding> findings(Claims claims) {
        return JwtValidator.validate(claims, moments.now().getEpochSecond()).stream()
                .sorted(Comparator.comparing(Finding::level))
                .toList();
    }

    /// What the strict reader makes of it.
    ///
    /// @param refusal empty when it was read
    private record Reading(@Nullable Claims claims, Signature signature, String refusal) {
        private static final List<String> SIGNATURE_RULES = List.of("D16", "D17");
        private static final List<String> AFTER_SIGNATURE = List.of("D18", "D19");

        static Reading of(String token) {
            try {
                return good(JwtReader.decode(token));
            } catch (JwtException e) {
                return generic(token, e);
            }
        }

        /// Only the generic reader takes generic tokens of version 2 (jwt-facts.md#1.10).
        private static Reading generic(String token, JwtException refused) {
            try {
                var generic = JwtReader.decodeGeneric(token);
                var data = generic.claims().data();
                var untyped = data == null || !(data.get("type") instanceof String word) || word.isEmpty();
                if (untyped) {
                    return good(generic);
                }
            } catch (JwtException _) {
                // The first refusal says more.
                return new Reading(null, signature(refused.rule()), String.valueOf(refused.getMessage()));
            }
            return new Reading(null, Signature.GOOD, String.valueOf(refused.getMessage()));
        }

        private static Reading good(Token<? extends Claims> token) {
            return new Reading(token.claims(), Signature.GOOD, "");
        }

        private static Signature signature(String rule) {
            if (SIGNATURE_RULES.contains(rule)) {
                return Signature.WRONG;
            }
            return AFTER_SIGNATURE.contains(rule) ? Signature.GOOD : Signature.UNCHECKED;
        }
    }
}
