package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.AuthorizationResponseClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.domain.jwt.claims.TimeRange;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.json.Fields;
import dev.sluice.domain.jwt.json.FreeJson;
import dev.sluice.domain.jwt.json.Json;
import dev.sluice.domain.jwt.json.JwtException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Builds claims of version 2 from the fields of a payload.
public final class ClaimsFromJson {
    private ClaimsFromJson() {}

    static BaseClaims base(Fields payload) throws JwtException {
        return new BaseClaims(
                payload.text("aud"),
                payload.number("exp"),
                payload.text("jti"),
                payload.number("iat"),
                payload.text("iss"),
                payload.text("name"),
                payload.number("nbf"),
                payload.text("sub"),
                payload.known("nats", "type", "tags").unknown());
    }

    public static Claims read(ClaimKind kind, Fields payload) throws JwtException {
        var base = base(payload);
        if (kind == ClaimKind.GENERIC) {
            return generic(base, payload);
        }
        var nats = payload.child("nats");
        // Written anew by every signing, but refused when of the wrong type.
        nats.text("type");
        nats.number("version");
        return switch (kind) {
            case OPERATOR -> operator(base, nats);
            case ACCOUNT -> AccountFromJson.read(base, nats);
            case USER -> user(base, nats);
            case ACTIVATION -> activation(base, nats);
            case AUTHORIZATION_REQUEST -> AuthorizationFromJson.read(base, nats);
            case AUTHORIZATION_RESPONSE ->
                new AuthorizationResponseClaims(
                        base,
                        nats.text("jwt"),
                        nats.text("error"),
                        nats.text("issuer_account"),
                        nats.texts("tags"),
                        nats.unknown());
            case GENERIC -> throw new IllegalStateException("read above");
        };
    }

    private static OperatorClaims operator(BaseClaims base, Fields nats) throws JwtException {
        var builder = OperatorClaims.reading(base)
                .signingKeys(nats.texts("signing_keys"))
                .accountServerUrl(nats.text("account_server_url"))
                .serviceUrls(nats.texts("operator_service_urls"))
                .systemAccount(nats.text("system_account"))
                .assertServerVersion(nats.text("assert_server_version"))
                .tags(nats.texts("tags"));
        if (nats.flag("strict_signing_key_usage")) {
            builder.strict();
        }
        return builder.unknown(nats.unknown()).build();
    }

    private static UserClaims user(BaseClaims base, Fields nats) throws JwtException {
        var limits = userLimits(nats, 0);
        return new UserClaims(base, limits, nats.text("issuer_account"), nats.texts("tags"), nats.unknown());
    }

    private static ActivationClaims activation(BaseClaims base, Fields nats) throws JwtException {
        return new ActivationClaims(
                base,
                nats.text("subject"),
                AccountFromJson.shareKind(nats, "kind"),
                nats.text("issuer_account"),
                nats.texts("tags"),
                nats.unknown());
    }

    static GenericClaims generic(BaseClaims base, Fields payload) throws JwtException {
        return new GenericClaims(base, FreeJson.map(payload.all("nats")));
    }

    /// `absent` is what a missing number means: 0 in a user, -1 in a template (jwt-facts.md#1.6).
    static UserLimits userLimits(Fields fields, long absent) throws JwtException {
        var builder = oldUserLimits(fields, absent).copy().connectionTypes(fields.texts("allowed_connection_types"));
        if (fields.flag("proxy_required")) {
            builder.requireProxy();
        }
        return builder.build();
    }

    /// Without what version 1 did not know.
    static UserLimits oldUserLimits(Fields fields, long absent) throws JwtException {
        var builder = UserLimits.SCOPED
                .copy()
                .permissions(permissions(fields))
                .sources(sources(fields))
                .times(fields.list("times", json -> {
                    var time = fields.inner(json, "times");
                    return new TimeRange(time.text("start"), time.text("end"), time.unknown());
                }))
                .timesLocation(fields.text("times_location"))
                .subscriptions(fields.number("subs", absent))
                .data(fields.number("data", absent))
                .payload(fields.number("payload", absent));
        if (fields.flag("bearer_token")) {
            builder.allowBearerToken();
        }
        return builder.build();
    }

    /// In a user and in a template these are fields among others; what is unknown there is not theirs.
    static Permissions permissions(Fields fields) throws JwtException {
        var response = fields.optional(
                "resp", resp -> new ResponsePermission(resp.number("max"), resp.number("ttl"), resp.unknown()));
        return new Permissions(permission(fields.child("pub")), permission(fields.child("sub")), response);
    }

    static Permissions defaultPermissions(Fields fields) throws JwtException {
        var read = permissions(fields);
        return new Permissions(read.publish(), read.subscribe(), read.response(), fields.unknown());
    }

    private static Permission permission(Fields fields) throws JwtException {
        return new Permission(fields.texts("allow"), fields.texts("deny"), fields.unknown());
    }

    private static List<String> sources(Fields fields) throws JwtException {
        List<String> result = List.of();
        for (var value : fields.all("src")) {
            result = value instanceof Json.Text(var text)
                    ? splitSources(text)
                    : Fields.listOf(value, "src", json -> Fields.entryOf(json, "src"));
        }
        return result;
    }

    /// One text with commas: trimmed, lower case, no duplicates, no empties.
    static List<String> splitSources(String text) {
        var result = new ArrayList<String>();
        Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(source -> !source.isEmpty() && !result.contains(source))
                .forEach(result::add);
        return result;
    }
}
