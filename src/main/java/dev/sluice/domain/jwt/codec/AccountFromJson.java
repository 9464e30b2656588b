package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.AuthorizationConfig;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.jwt.claims.KindWords;
import dev.sluice.domain.jwt.claims.MappingTarget;
import dev.sluice.domain.jwt.claims.ServiceLatency;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.TraceConfig;
import dev.sluice.domain.jwt.json.Fields;
import dev.sluice.domain.jwt.json.FreeJson;
import dev.sluice.domain.jwt.json.Json;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.SortedMaps;
import dev.sluice.domain.model.ShareKind;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Builds account claims of version 2 from the fields of a payload. A missing limit is 0, as for the server.
final class AccountFromJson {
    private static final int MAX_WEIGHT = 255;

    private AccountFromJson() {}

    static AccountClaims read(BaseClaims base, Fields nats) throws JwtException {
        var authorization = nats.child("authorization");
        var trace = nats.optional(
                "trace", json -> new TraceConfig(json.text("dest"), json.number("sampling"), json.unknown()));
        return AccountClaims.reading(base)
                .imports(nats.optionals("imports", json -> importClaim(json, nats)))
                .exports(nats.optionals("exports", json -> exportClaim(json, nats)))
                .limits(limits(nats.child("limits")))
                .signingKeys(signingKeys(nats))
                .revocations(nats.times("revocations"))
                .defaultPermissions(ClaimsFromJson.defaultPermissions(nats.child("default_permissions")))
                .mappings(nats.map("mappings", json -> Fields.listOf(json, "mappings", entry -> target(entry, nats))))
                .authorization(new AuthorizationConfig(
                        authorization.texts("auth_users"),
                        authorization.texts("allowed_accounts"),
                        authorization.text("xkey"),
                        authorization.unknown()))
                .trace(trace)
                .clusterTraffic(nats.text("cluster_traffic"))
                .description(nats.text("description"))
                .infoUrl(nats.text("info_url"))
                .tags(nats.texts("tags"))
                .unknown(nats.unknown())
                .build();
    }

    static ImportClaim importClaim(Json json, Fields nats) throws JwtException {
        if (json instanceof Json.Nothing) {
            return ImportClaim.MISSING;
        }
        var fields = nats.inner(json, "imports");
        var builder = ImportClaim.builder()
                .name(fields.text("name"))
                .subject(fields.text("subject"))
                .account(fields.text("account"))
                .token(fields.text("token"))
                .to(fields.text("to"))
                .localSubject(fields.text("local_subject"))
                .type(shareKind(fields, "type"));
        if (fields.flag("share")) {
            builder.shared();
        }
        if (fields.flag("allow_trace")) {
            builder.traceAllowed();
        }
        return builder.unknown(fields.unknown()).build();
    }

    static ExportClaim exportClaim(Json json, Fields nats) throws JwtException {
        if (json instanceof Json.Nothing) {
            return ExportClaim.MISSING;
        }
        var fields = nats.inner(json, "exports");
        var builder = ExportClaim.builder()
                .name(fields.text("name"))
                .subject(fields.text("subject"))
                .type(shareKind(fields, "type"))
                .revocations(fields.times("revocations"))
                .responseType(fields.text("response_type"))
                .responseThreshold(fields.number("response_threshold"))
                .latency(fields.optional("service_latency", AccountFromJson::latency))
                .accountTokenPosition(fields.unsigned("account_token_position"))
                .description(fields.text("description"))
                .infoUrl(fields.text("info_url"));
        if (fields.flag("token_req")) {
            builder.tokenRequired();
        }
        if (fields.flag("advertise")) {
            builder.advertised();
        }
        if (fields.flag("allow_trace")) {
            builder.traceAllowed();
        }
        return builder.unknown(fields.unknown()).build();
    }

    private static ServiceLatency latency(Fields fields) throws JwtException {
        long sampling = 0;
        for (var value : fields.all("sampling")) {
            sampling = samplingRate(value);
        }
        return new ServiceLatency(sampling, fields.text("results"), fields.unknown());
    }

    private static long samplingRate(Json json) throws JwtException {
        return switch (json) {
            case Json.Nothing _ -> ServiceLatency.HEADERS;
            case Json.Text(var word) when word.toLowerCase(Locale.ROOT).equals("headers") -> ServiceLatency.HEADERS;
            case Json.Num(var text) -> {
                try {
                    yield Long.parseLong(text);
                } catch (NumberFormatException e) {
                    throw new JwtException("D15", "sampling is not a whole number in range", e);
                }
            }
            case Json.Text _, Json.Obj _, Json.Arr _, Json.Bool _ ->
                throw new JwtException("D15", "sampling is neither a number nor the word headers");
        };
    }

    /// Null only when the field is absent; an empty or null word is refused, as in Go.
    static @Nullable ShareKind shareKind(Fields fields, String name) throws JwtException {
        ShareKind kind = null;
        for (var value : fields.all(name)) {
            kind = KindWords.parse(value instanceof Json.Nothing ? "" : Fields.textOf(value, name));
        }
        return kind;
    }

    static AccountLimits limits(Fields fields) throws JwtException {
        var tiers = fields.map("tiered_limits", json -> tier(fields.inner(json, "tiered_limits")));
        return coreLimits(fields)
                .copy()
                .jetStream(jetStream(fields))
                .tiers(tiers)
                .unknown(fields.unknown())
                .build();
    }

    /// Without JetStream, which version 1 did not know.
    static AccountLimits coreLimits(Fields fields) throws JwtException {
        var builder = AccountLimits.NONE
                .copy()
                .subscriptions(fields.number("subs"))
                .data(fields.number("data"))
                .payload(fields.number("payload"))
                .imports(fields.number("imports"))
                .exports(fields.number("exports"))
                .connections(fields.number("conn"))
                .leafNodes(fields.number("leaf"));
        if (fields.flag("wildcards")) {
            builder.allowWildcardExports();
        }
        if (fields.flag("disallow_bearer")) {
            builder.forbidBearerTokens();
        }
        return builder.build();
    }

    private static JetStreamLimits tier(Fields fields) throws JwtException {
        var read = jetStream(fields);
        return new JetStreamLimits(
                read.memoryStorage(),
                read.diskStorage(),
                read.streams(),
                read.consumers(),
                read.maxAckPending(),
                read.memoryMaxStreamBytes(),
                read.diskMaxStreamBytes(),
                read.maxBytesRequired(),
                fields.unknown());
    }

    private static JetStreamLimits jetStream(Fields fields) throws JwtException {
        return new JetStreamLimits(
                fields.number("mem_storage"),
                fields.number("disk_storage"),
                fields.number("streams"),
                fields.number("consumer"),
                fields.number("max_ack_pending"),
                fields.number("mem_max_stream_bytes"),
                fields.number("disk_max_stream_bytes"),
                fields.flag("max_bytes_required"));
    }

    private static MappingTarget target(Json json, Fields nats) throws JwtException {
        var fields = nats.inner(json, "mappings");
        return new MappingTarget(
                fields.text("subject"),
                fields.unsignedUpTo("weight", MAX_WEIGHT),
                fields.text("cluster"),
                fields.unknown());
    }

    private static List<SigningKey> signingKeys(Fields nats) throws JwtException {
        var keys = new TreeMap<String, SigningKey>(SortedMaps.WIRE_ORDER);
        for (var list : nats.all("signing_keys")) {
            for (var json : Fields.listOf(list, "signing_keys", entry -> entry)) {
                switch (json) {
                    case Json.Text(var key) -> keys.put(key, new SigningKey.Plain(key));
                    case Json.Obj object -> {
                        var scoped = scoped(object, nats);
                        keys.put(scoped.key(), scoped);
                    }
                    case Json.Arr _, Json.Num _, Json.Bool _, Json.Nothing _ -> {
                        // Go drops such entries silently (jwt-facts.md#1.6).
                    }
                }
            }
        }
        return List.copyOf(keys.values());
    }

    /// The word in its exact spelling decides; other spellings of the name are read after it, and must say the
    /// same.
    private static void checkKind(Json.Obj json, Fields fields) throws JwtException {
        var word = new Json.Text("user_scope");
        boolean named = json.entries().stream()
                .anyMatch(entry -> entry.name().equals("kind") && entry.value().equals(word));
        if (!named || !fields.all("kind").stream().allMatch(word::equals)) {
            throw new JwtException("D14", "unknown signing key scope");
        }
    }

    private static SigningKey.Scoped scoped(Json.Obj object, Fields nats) throws JwtException {
        var json = (Json.Obj) FreeJson.throughFloat(object);
        var fields = nats.inner(json, "signing_keys");
        checkKind(json, fields);
        var template = fields.child("template");
        var limits = ClaimsFromJson.userLimits(template, AccountLimits.NO_LIMIT);
        // What is unknown is taken from the text as it stands: sorting and floats are Go's, not the token's.
        var spelled = nats.inner(object, "signing_keys").child("template").asObject();
        return new SigningKey.Scoped(
                fields.text("key"),
                fields.text("role"),
                limits.copy().unknown(template.unknownOf(spelled)).build(),
                fields.text("description"),
                fields.known("kind").unknownOf(object));
    }
}
