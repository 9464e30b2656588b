package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims;
import dev.sluice.domain.jwt.claims.AuthorizationResponseClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.claims.KindWords;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.json.JsonOut;
import dev.sluice.domain.jwt.json.SortedMaps;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes the payload of a token: base fields, then the `nats` object of the claims' kind (jwt-facts.md#1.3 to
/// jwt-facts.md#1.10).
public final class ClaimsJson {
    private ClaimsJson() {}

    /// What the jti is the hash of: the base fields without `jti` and without `nats`.
    static String base(BaseClaims base) {
        return JsonOut.object(out -> writeBase(out, base.withId("")));
    }

    public static String payload(Claims claims, int version) {
        return JsonOut.object(out -> {
            writeBase(out, claims.base());
            if (claims instanceof GenericClaims generic) {
                writeGeneric(out, generic.data(), version);
            } else {
                out.child("nats", nats -> {
                    writeBody(nats, claims);
                    nats.texts("tags", claims.tags())
                            .text("type", claims.claimKind().word())
                            .number("version", version)
                            .unknown(claims.unknown());
                });
            }
            out.unknown(claims.base().unknown());
        });
    }

    private static void writeBase(JsonOut out, BaseClaims base) {
        out.text("aud", base.audience())
                .number("exp", base.expires())
                .text("jti", base.id())
                .number("iat", base.issuedAt())
                .text("iss", base.issuer())
                .text("name", base.name())
                .number("nbf", base.notBefore())
                .text("sub", base.subject());
    }

    private static void writeGeneric(JsonOut out, @Nullable Map<String, @Nullable Object> data, int version) {
        if (data != null) {
            var map = new TreeMap<String, @Nullable Object>(SortedMaps.WIRE_ORDER);
            map.putAll(data);
            if (version > 0) {
                map.put("version", (long) version);
            }
            if (!map.isEmpty()) {
                out.free("nats", map);
            }
        }
    }

    private static void writeBody(JsonOut out, Claims claims) {
        switch (claims) {
            case OperatorClaims operator -> writeOperator(out, operator);
            case AccountClaims account -> AccountJson.write(out, account);
            case UserClaims user -> writeUser(out, user);
            case ActivationClaims activation ->
                out.text("subject", activation.importSubject())
                        .text("kind", KindWords.of(activation.importType()))
                        .text("issuer_account", activation.issuerAccount());
            case AuthorizationRequestClaims request -> AuthorizationJson.write(out, request);
            case AuthorizationResponseClaims response ->
                out.text("jwt", response.jwt())
                        .text("error", response.error())
                        .text("issuer_account", response.issuerAccount());
            case GenericClaims _ -> throw new IllegalStateException("generic claims have a free map");
        }
    }

    private static void writeOperator(JsonOut out, OperatorClaims operator) {
        out.texts("signing_keys", operator.signingKeys())
                .text("account_server_url", operator.accountServerUrl())
                .texts("operator_service_urls", operator.serviceUrls())
                .text("system_account", operator.systemAccount())
                .text("assert_server_version", operator.assertServerVersion())
                .flag("strict_signing_key_usage", operator.strictSigningKeyUsage());
    }

    private static void writeUser(JsonOut out, UserClaims user) {
        writeLimits(out, user.limits());
        out.text("issuer_account", user.issuerAccount());
    }

    static void writeLimits(JsonOut out, UserLimits limits) {
        writePermissions(out, limits.permissions());
        out.texts("src", limits.sources())
                .objects(
                        "times",
                        limits.times(),
                        (json, time) -> json.text("start", time.start())
                                .text("end", time.end())
                                .unknown(time.unknown()))
                .text("times_location", limits.timesLocation())
                .number("subs", limits.subscriptions())
                .number("data", limits.data())
                .number("payload", limits.payload())
                .flag("bearer_token", limits.bearerToken())
                .flag("proxy_required", limits.proxyRequired())
                .texts("allowed_connection_types", limits.connectionTypes())
                .unknown(limits.unknown());
    }

    static void writePermissions(JsonOut out, Permissions permissions) {
        out.child("pub", json -> writePermission(json, permissions.publish()))
                .child("sub", json -> writePermission(json, permissions.subscribe()))
                .optional(
                        "resp",
                        permissions.response(),
                        (json, response) -> json.numberAlways("max", response.max())
                                .numberAlways("ttl", response.ttlNanos())
                                .unknown(response.unknown()))
                .unknown(permissions.unknown());
    }

    private static void writePermission(JsonOut out, Permission permission) {
        out.texts("allow", permission.allow()).texts("deny", permission.deny()).unknown(permission.unknown());
    }
}
